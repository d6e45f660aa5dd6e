package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;
import org.hipparchus.analysis.solvers.UnivariateSolverUtils;

/// The delta-slope of a neuron with w and v uniform in ±a_w and ±a_v; a = a_w a_v:
///
///     p(μ) = ln(a/|μ|) / (2a),   P(M > μ) = (1 − t + t ln t)/2,   t = μ/a,   0 ≤ t ≤ 1
///
/// Source: doi:10.3389/frai.2022.889981.
public final class ProductUniformDistribution extends SymmetricDistribution {
  private static final long serialVersionUID = 1L;

  private final double bound;

  /// @param bound a = a_w a_v > 0
  public ProductUniformDistribution(double bound) {
    this.bound = Requirements.requirePositive("bound", bound);
  }

  @Override
  public double density(double x) {
    return Math.max(0, Math.log(bound / Math.abs(x)) / (2 * bound));
  }

  @Override
  double upperTail(double x) {
    return standardTail(Math.min(1, x / bound));
  }

  private static double standardTail(double t) {
    return t == 0 ? 0.5 : 0.5 * (1 - t + t * Math.log(t));
  }

  @Override
  double upperQuantile(double probability) {
    return bound
        * UnivariateSolverUtils.solve(t -> standardTail(t) - probability, 0, 1, 1e-15);
  }

  /// (a_w²/3)(a_v²/3).
  @Override
  public double getNumericalVariance() {
    return bound * bound / 9;
  }

  @Override
  public double getSupportUpperBound() {
    return bound;
  }
}
