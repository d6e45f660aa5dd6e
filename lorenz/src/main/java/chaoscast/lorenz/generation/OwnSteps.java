package chaoscast.lorenz.generation;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.DifferentiableField;
import chaoscast.lorenz.SteppedSystem;
import chaoscast.lorenz.VectorField;

/// The steps that a system brings itself: iterations of a map, or the solver of a delay equation.
public record OwnSteps() implements Integrator {
  /// How far Δt may be from a whole number of steps, as a share of a step.
  private static final double ROUNDING = 1e-6;

  @Override
  public String name() {
    return "own";
  }

  /// The propagator allocates nothing.
  ///
  /// @throws InputException for a differential equation, or a time step that is not a whole number of the
  ///     system's own
  @Override
  public Propagator propagator(VectorField field, double timeStep) {
    SteppedSystem system = require(field);
    int steps = steps(system, timeStep);
    double[] next = new double[system.dimension()];
    return state -> {
      for (int n = 0; n < steps; n++) {
        system.derivative(state, next);
        System.arraycopy(next, 0, state, 0, next.length);
      }
      return Trajectory.isFinite(state);
    };
  }

  /// The propagator allocates nothing.
  ///
  /// @throws InputException as [#propagator]
  @Override
  public TangentPropagator tangentPropagator(DifferentiableField field, double timeStep) {
    SteppedSystem system = require(field);
    int steps = steps(system, timeStep);
    double[] next = new double[system.dimension()];
    return (state, vectors) -> {
      for (int n = 0; n < steps; n++) {
        for (double[] vector : vectors) {
          system.tangent(state, vector, next);
          System.arraycopy(next, 0, vector, 0, next.length);
        }
        system.derivative(state, next);
        System.arraycopy(next, 0, state, 0, next.length);
      }
      return Trajectory.isFinite(state);
    };
  }

  private static SteppedSystem require(VectorField field) {
    if (field instanceof SteppedSystem system) {
      return system;
    }
    throw new InputException(
        "the integrator of a differential equation must not be own, which is for maps and delay"
            + " equations: use rk4");
  }

  private static int steps(SteppedSystem system, double timeStep) {
    double steps = timeStep / system.step();
    double whole = Math.rint(steps);
    if (whole < 1 || whole > Integer.MAX_VALUE || Math.abs(steps - whole) > ROUNDING) {
      throw new InputException(
          "the time step of %s must be a whole number of steps of %s but was %s"
              .formatted(system.name(), system.step(), timeStep));
    }
    return (int) whole;
  }
}
