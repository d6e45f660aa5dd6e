package chaoscast.lorenz.generation;

import chaoscast.core.Trajectory;
import chaoscast.lorenz.VectorField;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;

/// An integrator of Hipparchus whose step follows tolerances, started anew for every sample interval.
///
/// The first step tried is the whole interval: no evaluations are spent on guessing one, and no
/// step size is carried over from the interval before.
final class AdaptivePropagator implements Propagator {
  /// Steps shorter than this share of the interval mean that the solution blows up.
  static final double SHORTEST = 1e-12;

  private final double timeStep;
  private final AdaptiveStepsizeIntegrator integrator;
  private final OrdinaryDifferentialEquation equations;

  /// @param integrator with its tolerances; modified
  AdaptivePropagator(VectorField field, double timeStep, AdaptiveStepsizeIntegrator integrator) {
    this.timeStep = timeStep;
    this.integrator = integrator;
    integrator.setInitialStepSize(timeStep);
    equations = new Equations(field);
  }

  @Override
  public boolean advance(double[] state) {
    try {
      double[] end =
          integrator.integrate(equations, new ODEState(0, state), timeStep).getPrimaryState();
      System.arraycopy(end, 0, state, 0, end.length);
      return Trajectory.isFinite(state);
    } catch (MathRuntimeException e) {
      return false; // the step size fell below the shortest one, or a NaN appeared
    }
  }

  private record Equations(VectorField field) implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return field.dimension();
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
      double[] derivative = new double[field.dimension()];
      field.derivative(state, derivative);
      return derivative;
    }
  }
}
