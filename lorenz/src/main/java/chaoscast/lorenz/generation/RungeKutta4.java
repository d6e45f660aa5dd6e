package chaoscast.lorenz.generation;

import static chaoscast.core.Requirements.requireAtLeast;

import chaoscast.core.SizeLimit;
import chaoscast.core.options.Meaning;
import chaoscast.lorenz.DifferentiableField;
import chaoscast.lorenz.VectorField;

/// The classical Runge–Kutta method of order four with steps of equal size h = Δt / substeps.
///
/// @param substeps steps between two samples, ≥ 1
public record RungeKutta4(@Meaning("steps between two samples, ≥ 1") int substeps)
    implements Integrator {

  /// One step a sample, as the papers' Lorenz 96 solvers do.
  public static final RungeKutta4 ONE_STEP = new RungeKutta4(1);

  public RungeKutta4 {
    requireAtLeast("substeps", 1, substeps);
    SizeLimit.requireAtMost(
        "substeps", substeps, 1_000_000, "rounding errors outweigh those of the method");
  }

  @Override
  public String name() {
    return "rk4";
  }

  /// The propagator allocates nothing.
  @Override
  public Propagator propagator(VectorField field, double timeStep) {
    Integrator.requireFlow(field, this);
    return new RungeKutta4Propagator(field, timeStep / substeps, substeps);
  }

  /// The propagator allocates nothing.
  @Override
  public TangentPropagator tangentPropagator(DifferentiableField field, double timeStep) {
    Integrator.requireFlow(field, this);
    return new RungeKutta4Tangent(field, timeStep / substeps, substeps);
  }
}
