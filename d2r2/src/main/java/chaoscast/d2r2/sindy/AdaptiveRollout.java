package chaoscast.d2r2.sindy;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Observations;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/// The lanes of a [SindySurrogate] one after the other, each by Hipparchus' Dormand–Prince 8(5,3). The first
/// step tried is a whole sample, and no step size is carried over: a lane's forecast does not depend on the
/// others.
final class AdaptiveRollout implements Rollout {
  private static final double TOLERANCE = 1e-12;

  /// Steps shorter than this share of the sample mean that the solution blows up.
  private static final double SHORTEST = 1e-12;

  private final PolynomialField field;
  private final double timeStep;
  private final DormandPrince853Integrator integrator;
  private final double[][] states;
  private boolean observed;

  AdaptiveRollout(Polynomials equations, double timeStep, int lanes) {
    this.field = new PolynomialField(equations);
    this.timeStep = timeStep;
    states = new double[lanes][field.getDimension()];
    integrator =
        new DormandPrince853Integrator(SHORTEST * timeStep, timeStep, TOLERANCE, TOLERANCE);
    integrator.setInitialStepSize(timeStep);
  }

  @Override
  public int lanes() {
    return states.length;
  }

  @Override
  public void observe(double[] observation) {
    int dimension = field.getDimension();
    Observations.requireLength(observation, states.length, dimension);
    Observations.requireFinite(observation, dimension);
    for (int lane = 0; lane < states.length; lane++) {
      states[lane] =
          Arrays.copyOfRange(observation, lane * dimension, (lane + 1) * dimension);
    }
    observed = true;
  }

  @Override
  public void forecast(double[] forecast) {
    int dimension = field.getDimension();
    Observations.requireLength(forecast, states.length, dimension);
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    for (int lane = 0; lane < states.length; lane++) {
      states[lane] = advanced(states[lane]);
      System.arraycopy(states[lane], 0, forecast, lane * dimension, dimension);
    }
  }

  /// The last forecast, which is the next input.
  @Override
  public Optional<LaneMemory> memory() {
    return Optional.of(
        new LaneMemory() {
          @Override
          public int size() {
            return field.getDimension();
          }

          @Override
          public void read(int lane, double[] target, int position) {
            System.arraycopy(states[lane], 0, target, position, size());
          }

          @Override
          public void set(int lane, double[] source, int position) {
            System.arraycopy(source, position, states[lane], 0, size());
          }
        });
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
