/// Readouts that learn from reward, and the motor tasks that they were published with.
///
/// A [LearningTask] says what is to be drawn and how wrong an output is; a [RateNetwork] feeds a readout, which
/// receives the target ([chaoscast.esn.online.TaughtReadout]) or one number, the error
/// ([chaoscast.esn.online.RewardedReadout]); a [LearningRun] trains and tests it and gives a
/// [LearningResult].
///
/// Source: R. Pyle, R. Rosenbaum, A reservoir computing model of reward-modulated motor learning and
/// automaticity, Neural Comput. 31 (2019) 1430, arXiv:1803.03304. Learning rates, the share 0.5 of the mastery
/// rate and the exploration of the third task are not in the paper: they are from the authors' scripts, as
/// published with a replication (R. Sankar, N. Rougier, A. Leblois, ReScience C).
package chaoscast.esn.reward;
