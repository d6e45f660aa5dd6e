package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.TriangularDistribution;

/// Breakpoint and delta-slope of a neuron with w, b, v uniform in ±a_w, ±a_b, ±a_v:
///
///     p(β, μ) = max(0, m − |μ|/a_v) / (4 a_w a_b a_v),   m = min(a_w, a_b/|β|)
///
/// since for given |w| = u both are uniform, β in ±a_b/u and μ in ±u a_v, and u ranges from |μ|/a_v
/// to m. Hence μ | β is triangular on ±m a_v. Integrating over μ gives [UniformRatioDistribution],
/// over β gives [ProductUniformDistribution].
///
/// @param weight       a_w > 0
/// @param bias         a_b > 0
/// @param outputWeight a_v > 0
public record UniformJointDensity(double weight, double bias, double outputWeight)
    implements JointDensity {

  public UniformJointDensity {
    Requirements.requirePositive("weight scale", weight);
    Requirements.requirePositive("bias scale", bias);
    Requirements.requirePositive("output weight scale", outputWeight);
  }

  @Override
  public double density(double breakpoint, double deltaSlope) {
    double excess = greatestWeight(breakpoint) - Math.abs(deltaSlope) / outputWeight;
    return Math.max(0, excess) / (4 * weight * bias * outputWeight);
  }

  /// The greatest |w| with this breakpoint, m.
  private double greatestWeight(double breakpoint) {
    return Math.min(weight, bias / Math.abs(breakpoint));
  }

  @Override
  public RealDistribution breakpoints() {
    return new UniformRatioDistribution(bias / weight);
  }

  @Override
  public RealDistribution deltaSlopes() {
    return new ProductUniformDistribution(weight * outputWeight);
  }

  @Override
  public RealDistribution deltaSlopesAt(double breakpoint) {
    double reach = greatestWeight(breakpoint) * outputWeight;
    return new TriangularDistribution(-reach, 0, reach);
  }
}
