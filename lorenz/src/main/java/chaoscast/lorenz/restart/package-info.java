/// The truth restarted: forecasts by the system's own equations from a state that is not quite
/// known.
///
/// Reading order: [TruthRun] → [TruthRestart] → [Float64Ceiling], [HiddenStateTwin]. They bound what a
/// surrogate can be expected to reach; scoring them is the evaluation's work.
package chaoscast.lorenz.restart;
