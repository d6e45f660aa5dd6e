package chaoscast.lorenz.generation;

import static chaoscast.core.Requirements.requireNonNegative;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.options.Meaning;
import chaoscast.lorenz.VectorField;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/// The method of Dormand and Prince of order 8(5,3), whose step follows the tolerances.
///
/// A step's error estimate stays below absolute + relative · |y| in the root mean square over the
/// variables. Steps end at every sample, so that samples are never interpolated.
///
/// Source: E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I (1993),
/// section II.5, doi:10.1007/978-3-540-78862-1.
///
/// @param absolute absolute tolerance > 0
/// @param relative relative tolerance ≥ 0
public record DormandPrince853(
    @Meaning("absolute tolerance, > 0") double absolute,
    @Meaning("relative tolerance, ≥ 0") double relative)
    implements Integrator {

  /// Both tolerances 10⁻¹².
  public static final DormandPrince853 TIGHT = new DormandPrince853(1e-12, 1e-12);

  public DormandPrince853 {
    requirePositive("absolute", absolute);
    requireNonNegative("relative", relative);
  }

  @Override
  public String name() {
    return "dp853";
  }

  /// The propagator runs Hipparchus' adaptive integrator, which allocates in every step and, for
  /// the hundreds of variables of the three-tier Lorenz 96, spends more on its sums over the twelve
  /// stages than on right-hand sides: a reference to check against, not the way to make long data
  /// sets.
  @Override
  public Propagator propagator(VectorField field, double timeStep) {
    Integrator.requireFlow(field, this);
    return new AdaptivePropagator(
        field,
        timeStep,
        new DormandPrince853Integrator(
            AdaptivePropagator.SHORTEST * timeStep, timeStep, absolute, relative));
  }
}
