package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.CauchyDistribution;
import org.hipparchus.distribution.continuous.LaplaceDistribution;

/// Breakpoint and delta-slope of a neuron with Gaussian w, b, v:
///
///     p(β, μ) = exp(−|μ| r / (σ_b σ_w σ_v)) / (2π σ_v r),   r = √(σ_b² + σ_w² β²)
///
/// Hence β ~ Cauchy(0, σ_b/σ_w), μ ~ K₀ ([ProductNormalDistribution]) and μ | β is Laplace with
/// scale σ_b σ_w σ_v / r: the farther out a breakpoint, the smaller its delta-slope.
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param weight       σ_w > 0
/// @param bias         σ_b > 0
/// @param outputWeight σ_v > 0
public record GaussianJointDensity(double weight, double bias, double outputWeight)
    implements JointDensity {

  public GaussianJointDensity {
    Requirements.requirePositive("weight scale", weight);
    Requirements.requirePositive("bias scale", bias);
    Requirements.requirePositive("output weight scale", outputWeight);
  }

  @Override
  public double density(double breakpoint, double deltaSlope) {
    double r = Math.hypot(bias, weight * breakpoint);
    return Math.exp(-Math.abs(deltaSlope) * r / (bias * weight * outputWeight))
        / (2 * Math.PI * outputWeight * r);
  }

  @Override
  public RealDistribution breakpoints() {
    return new CauchyDistribution(0, bias / weight);
  }

  @Override
  public RealDistribution deltaSlopes() {
    return new ProductNormalDistribution(weight * outputWeight);
  }

  @Override
  public RealDistribution deltaSlopesAt(double breakpoint) {
    double r = Math.hypot(bias, weight * breakpoint);
    return new LaplaceDistribution(0, bias * weight * outputWeight / r);
  }
}
