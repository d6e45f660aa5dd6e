package chaoscast.splinenets.initialisation;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.Orientation;
import chaoscast.splinenets.spline.ReluNetwork;
import chaoscast.splinenets.spline.ReluSpline;
import chaoscast.splinenets.spline.SplineNeuron;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;

/// Breakpoints drawn uniformly over the data's range, so that structure far from the origin finds
/// neurons:
///
///     β ~ U(lower, upper),   μ ~ N(0, σ_μ²),   s = ±1 with equal chance,   |w| = scale;   b₀ = 0
///
/// @param lower       end of the range, finite
/// @param upper       other end, > lower
/// @param deltaSlope  σ_μ > 0
/// @param scale       |w| > 0, which decides how fast a neuron learns
public record UniformBreakpoints(double lower, double upper, double deltaSlope, double scale)
    implements Initialisation {

  public UniformBreakpoints {
    Requirements.requireFinite("lower", lower);
    Requirements.requireFinite("upper", upper);
    if (upper <= lower) {
      throw new InputException("upper must be > lower = %s but was %s".formatted(lower, upper));
    }
    Requirements.requirePositive("delta-slope scale", deltaSlope);
    Requirements.requirePositive("scale", scale);
  }

  @Override
  public ReluNetwork draw(int neurons, Seed seed) {
    Requirements.requireAtLeast("neurons", 1, neurons);
    RandomGenerator breakpoints = seed.child("spline/breakpoints").generator();
    RandomGenerator deltaSlopes = seed.child("spline/delta-slopes").generator();
    RandomGenerator orientations = seed.child("spline/orientations").generator();
    List<SplineNeuron> kinks = new ArrayList<>(neurons);
    for (int i = 0; i < neurons; i++) {
      kinks.add(
          new Kink(
              breakpoints.nextDouble(lower, upper),
              deltaSlope * deltaSlopes.nextGaussian(),
              orientations.nextBoolean() ? Orientation.RIGHT : Orientation.LEFT,
              scale));
    }
    return new ReluSpline(0, kinks).toNetwork();
  }

  @Override
  public JointDensity joint() {
    var slopes = new NormalDistribution(0, deltaSlope);
    return new JointDensity.Independent(new UniformRealDistribution(lower, upper), slopes);
  }

  /// E μ⁴ = 3 σ_μ⁴.
  @Override
  public double roughnessVariance(int neurons) {
    double square = deltaSlope * deltaSlope;
    return neurons * 2 * square * square;
  }
}
