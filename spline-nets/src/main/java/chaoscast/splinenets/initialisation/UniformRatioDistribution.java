package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;

/// The breakpoint of a neuron with w and b uniform in ±a_w and ±a_b; r = a_b/a_w:
///
///     p(β) = min(a_w, a_b/|β|)² / (4 a_w a_b) = min(1, r/|β|)² / (4r)
///     P(B > β) = ½ − β/(4r) for 0 ≤ β ≤ r,   r/(4β) beyond
///
/// Half of all breakpoints lie within ±r; the tails are so heavy that there is no mean.
///
/// Source: doi:10.3389/frai.2022.889981.
public final class UniformRatioDistribution extends SymmetricDistribution {
  private static final long serialVersionUID = 1L;

  private final double ratio;

  /// @param ratio r = a_b/a_w > 0
  public UniformRatioDistribution(double ratio) {
    this.ratio = Requirements.requirePositive("ratio", ratio);
  }

  @Override
  public double density(double x) {
    double m = Math.min(1, ratio / Math.abs(x));
    return m * m / (4 * ratio);
  }

  @Override
  double upperTail(double x) {
    return x <= ratio ? 0.5 - x / (4 * ratio) : ratio / (4 * x);
  }

  @Override
  double upperQuantile(double probability) {
    return probability >= 0.25 ? 4 * ratio * (0.5 - probability) : ratio / (4 * probability);
  }

  @Override
  public double getNumericalMean() {
    return Double.NaN;
  }

  @Override
  public double getNumericalVariance() {
    return Double.NaN;
  }

  @Override
  public double getSupportUpperBound() {
    return Double.POSITIVE_INFINITY;
  }
}
