/// Trajectories, flows and regression in long arithmetic, for forecasts beyond what 64 bits can see.
///
/// Reading order: [chaoscast.core.extended.ExtendedField] → [chaoscast.core.extended.ExtendedRungeKutta4] →
/// [chaoscast.core.extended.ExtendedTrajectory] → [chaoscast.core.extended.ExtendedTrainer] →
/// [chaoscast.core.extended.ExtendedLeastSquares], which is QR, and [chaoscast.core.extended.ExtendedNormalEquations], which
/// are faster. States lie in `long[]`s as [chaoscast.core.bigfloat] says, one
/// number every [chaoscast.core.bigfloat.BigFloatFormat#words()].
package chaoscast.core.extended;
