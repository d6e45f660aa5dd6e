package chaoscast.splinenets.initialisation;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.RealDistribution;

/// The joint distribution of a neuron's breakpoint β and delta-slope μ:
///
///     p(β, μ) = p(β) p(μ | β)
public sealed interface JointDensity
    permits GaussianJointDensity, UniformJointDensity, JointDensity.Independent {

  /// @return p(β, μ)
  double density(double breakpoint, double deltaSlope);

  /// @return marginal distribution of β
  RealDistribution breakpoints();

  /// @return marginal distribution of μ
  RealDistribution deltaSlopes();

  /// @return distribution of μ given β
  RealDistribution deltaSlopesAt(double breakpoint);

  /// Probability of a rectangle: ∫ p(β) P(fromSlope < μ ≤ toSlope | β) dβ.
  ///
  /// Gauss–Legendre with 30 points in the quantile u of β, where dβ p(β) = du is bounded.
  default double probability(double from, double to, double fromSlope, double toSlope) {
    RealDistribution marginal = breakpoints();
    double lower = marginal.cumulativeProbability(from);
    double upper = marginal.cumulativeProbability(to);
    if (!(lower < upper)) {
      return 0;
    }
    GaussIntegrator gauss = new GaussIntegratorFactory().legendre(30, lower, upper);
    return gauss.integrate(
        quantile -> {
          RealDistribution slopes =
              deltaSlopesAt(marginal.inverseCumulativeProbability(quantile));
          return slopes.cumulativeProbability(toSlope) - slopes.cumulativeProbability(fromSlope);
        });
  }

  /// β and μ drawn independently.
  ///
  /// @param breakpoints distribution of β
  /// @param deltaSlopes distribution of μ
  record Independent(RealDistribution breakpoints, RealDistribution deltaSlopes)
      implements JointDensity {

    @Override
    public double density(double breakpoint, double deltaSlope) {
      return breakpoints.density(breakpoint) * deltaSlopes.density(deltaSlope);
    }

    @Override
    public RealDistribution deltaSlopesAt(double breakpoint) {
      return deltaSlopes;
    }
  }
}
