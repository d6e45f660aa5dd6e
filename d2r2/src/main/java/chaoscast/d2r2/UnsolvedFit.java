package chaoscast.d2r2;

import chaoscast.core.Surrogate;

/// Training data that has been taken in, to be solved for with any ridge.
@FunctionalInterface
interface UnsolvedFit {
  /// @param ridge β ≥ 0
  /// @throws chaoscast.core.training.SingularRegressionException if no solution can be trusted
  Surrogate solve(double ridge);
}
