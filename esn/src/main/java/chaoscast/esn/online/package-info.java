/// Training that goes on while the system runs ([OnlineTraining]): recursions for readouts, one class
/// each, and the one interface of readouts that learn while they run ([OnlineReadout]), told the target or
/// only how wrong they were. No reservoir is known here but as a [chaoscast.core.training.FeatureMap].
///
/// Follows D. Sussillo, L. F. Abbott, Neuron 63 (2009) 544, doi:10.1016/j.neuron.2009.07.018.
package chaoscast.esn.online;
