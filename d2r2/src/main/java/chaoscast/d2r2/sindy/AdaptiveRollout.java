package chaoscast.d2r2.sindy;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.MemorylessRollout;
import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/// The lanes of a [SindySurrogate] one after the other, each by Hipparchus' Dormand–Prince 8(5,3). The first
/// step tried is a whole sample, and no step size is carried over: a lane's forecast does not depend on the
/// others.
final class AdaptiveRollout extends MemorylessRollout {
  private static final double TOLERANCE = 1e-12;

  /// Steps shorter than this share of the sample mean that the solution blows up.
  private static final double SHORTEST = 1e-12;

  private final PolynomialField field;
  private final double timeStep;
  private final DormandPrince853Integrator integrator;

  AdaptiveRollout(Polynomials equations, double timeStep, int lanes) {
    super(equations.dimension(), lanes, Arithmetic.BINARY64);
    this.field = new PolynomialField(equations);
    this.timeStep = timeStep;
    integrator =
        new DormandPrince853Integrator(SHORTEST * timeStep, timeStep, TOLERANCE, TOLERANCE);
    integrator.setInitialStepSize(timeStep);
  }

  @Override
  protected void advance() {
    DenseMatrix states = states();
    double[] state = new double[states.rows()];
    for (int lane = 0; lane < states.columns(); lane++) {
      for (int variable = 0; variable < state.length; variable++) {
        state[variable] = states.get(variable, lane);
      }
      double[] next = advanced(state);
      for (int variable = 0; variable < state.length; variable++) {
        states.set(variable, lane, next[variable]);
      }
    }
  }

  /// @return the state one sample later; NaN from where the solution blows up
  private double[] advanced(double[] state) {
    try {
      return integrator.integrate(field, new ODEState(0, state), timeStep).getPrimaryState();
    } catch (MathRuntimeException e) { // the step fell below the shortest one, or a NaN appeared
      double[] lost = new double[state.length];
      Arrays.fill(lost, Double.NaN);
      return lost;
    }
  }
}
