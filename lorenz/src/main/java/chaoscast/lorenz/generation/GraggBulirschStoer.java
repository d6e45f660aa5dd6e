package chaoscast.lorenz.generation;

import static chaoscast.core.Requirements.requireNonNegative;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.options.Meaning;
import chaoscast.lorenz.VectorField;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;

/// The method of Gragg, Bulirsch and Stoer, whose step and order follow the tolerances.
///
/// Midpoint steps of ever smaller size are extrapolated to size zero: of the integrators here the one
/// that reaches the tightest tolerances in the fewest steps. An error estimate stays below
/// absolute + relative · |y| in the root mean square over the variables. Steps end at every sample,
/// so that samples are never interpolated.
///
/// Source: E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I (1993),
/// section II.9, doi:10.1007/978-3-540-78862-1.
///
/// @param absolute absolute tolerance > 0
/// @param relative relative tolerance ≥ 0
public record GraggBulirschStoer(
    @Meaning("absolute tolerance, > 0") double absolute,
    @Meaning("relative tolerance, ≥ 0") double relative)
    implements Integrator {

  /// Both tolerances 10⁻¹².
  public static final GraggBulirschStoer TIGHT = new GraggBulirschStoer(1e-12, 1e-12);

  public GraggBulirschStoer {
    requirePositive("absolute", absolute);
    requireNonNegative("relative", relative);
  }

  @Override
  public String name() {
    return "gbs";
  }

  /// The propagator runs Hipparchus' adaptive integrator, which allocates in every step.
  @Override
  public Propagator propagator(VectorField field, double timeStep) {
    Integrator.requireFlow(field, this);
    return new AdaptivePropagator(
        field,
        timeStep,
        new GraggBulirschStoerIntegrator(
            AdaptivePropagator.SHORTEST * timeStep, timeStep, absolute, relative));
  }
}
