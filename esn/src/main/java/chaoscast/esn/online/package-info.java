/// Training that goes on while the system runs ([OnlineTraining]): recursions for readouts, one class
/// each. No reservoir is known here but as a [chaoscast.core.training.FeatureMap].
package chaoscast.esn.online;
