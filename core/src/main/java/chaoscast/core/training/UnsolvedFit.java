package chaoscast.core.training;

import chaoscast.core.Surrogate;

/// Training data that has been taken in, to be solved for with any ridge.
@FunctionalInterface
public interface UnsolvedFit {
  /// @param ridge β ≥ 0
  /// @throws SingularRegressionException if no solution can be trusted
  Surrogate solve(double ridge);
}
