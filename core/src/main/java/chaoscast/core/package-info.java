/// The contract between truth, surrogates and scores: what a trajectory is, what a surrogate must do, what a forecast is.
///
/// Reading order: [Trajectory] → [SurrogateProvider] → [SurrogateTrainer] → [Surrogate] → [Rollout] →
/// [Forecast]. Only types that more than one module speaks in belong here; how they are computed
/// belongs to the packages below (`training`, `linalg`, `arithmetic`, `files`, `options`).
package chaoscast.core;
