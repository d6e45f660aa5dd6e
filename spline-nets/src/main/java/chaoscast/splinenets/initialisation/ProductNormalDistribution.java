package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.UnivariateSolverUtils;

/// The delta-slope of a neuron with Gaussian w and v, a product of two normals; σ = σ_w σ_v:
///
///     p(μ) = K₀(|μ|/σ)/(πσ),   P(M > μ) = (1/π) ∫₀^∞ exp(−(μ/σ) cosh t)/cosh t dt
///
/// with the modified Bessel function K₀(x) = ∫₀^∞ exp(−x cosh t) dt; the tail is its integral under
/// the integral sign. Both integrands are analytic for |Im t| < π/2, so the trapezoidal rule with
/// step h errs relatively by about exp(−2πa/h + x(1 − cos a)) for the best a < π/2: 10⁻¹⁶ with the
/// step here.
///
/// Sources: doi:10.3389/frai.2022.889981; NIST Digital Library of Mathematical Functions, 10.32.9;
/// L. N. Trefethen, J. A. C. Weideman, The exponentially convergent trapezoidal rule, SIAM Review
/// 56 (2014), doi:10.1137/130932132.
public final class ProductNormalDistribution extends SymmetricDistribution {
  private static final long serialVersionUID = 1L;

  private final double scale;

  /// @param scale σ = σ_w σ_v > 0
  public ProductNormalDistribution(double scale) {
    this.scale = Requirements.requirePositive("scale", scale);
  }

  /// Infinite at 0.
  @Override
  public double density(double x) {
    return x == 0 ? Double.POSITIVE_INFINITY : besselK0(Math.abs(x) / scale) / (Math.PI * scale);
  }

  /// @param x > 0
  /// @return K₀(x), to some ulps
  static double besselK0(double x) {
    return trapezoid(step(x), t -> Math.exp(-x * Math.cosh(t)));
  }

  @Override
  double upperTail(double x) {
    double argument = x / scale;
    return trapezoid(
        step(argument), t -> Math.exp(-argument * Math.cosh(t)) / Math.cosh(t))
        / Math.PI;
  }

  private static double step(double x) {
    return Math.min(0.2, 0.7 / Math.sqrt(x));
  }

  /// ∫₀^∞ of an even, analytic, falling function.
  private static double trapezoid(double step, DoubleUnaryOperator f) {
    double sum = f.applyAsDouble(0) / 2;
    double term = sum;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term = f.applyAsDouble(k * step);
      sum += term;
    }
    return step * sum;
  }

  /// The tail is below exp(−x/σ)/2, which bounds the quantile from above; solved for its logarithm.
  @Override
  double upperQuantile(double probability) {
    double bound = -Math.log(2 * probability) * scale;
    double target = Math.log(probability);
    double accuracy = Math.max(1e-15 * bound, Double.MIN_NORMAL);
    return UnivariateSolverUtils.solve(
        x -> Math.log(Math.max(upperTail(x), Double.MIN_VALUE)) - target, 0, bound, accuracy);
  }

  @Override
  public double getNumericalVariance() {
    return scale * scale;
  }

  @Override
  public double getSupportUpperBound() {
    return Double.POSITIVE_INFINITY;
  }
}
