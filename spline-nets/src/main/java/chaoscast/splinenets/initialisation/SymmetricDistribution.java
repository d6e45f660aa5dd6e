package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;
import org.hipparchus.distribution.continuous.AbstractRealDistribution;

/// A distribution symmetric about 0, given by its upper tail, so that small tails keep their
/// digits.
abstract class SymmetricDistribution extends AbstractRealDistribution {
  private static final long serialVersionUID = 1L;

  /// @param x ≥ 0
  /// @return P(X > x)
  abstract double upperTail(double x);

  /// @param probability in (0, ½)
  /// @return the x > 0 with P(X > x) = probability
  abstract double upperQuantile(double probability);

  @Override
  public double cumulativeProbability(double x) {
    return x < 0 ? upperTail(-x) : 1 - upperTail(x);
  }

  @Override
  public double inverseCumulativeProbability(double p) {
    Requirements.requireBetween("p", 0, 1, p);
    if (p == 0 || p == 1) {
      return p == 0 ? getSupportLowerBound() : getSupportUpperBound();
    }
    if (p == 0.5) {
      return 0;
    }
    return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
  }

  @Override
  public double getNumericalMean() {
    return 0;
  }

  @Override
  public double getSupportLowerBound() {
    return -getSupportUpperBound();
  }

  @Override
  public boolean isSupportConnected() {
    return true;
  }
}
