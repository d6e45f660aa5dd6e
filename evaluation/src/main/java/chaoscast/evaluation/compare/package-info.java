/// The main job: train every contestant on one truth, score them and the baselines by one protocol.
package chaoscast.evaluation.compare;
