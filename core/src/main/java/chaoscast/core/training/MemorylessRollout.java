package chaoscast.core.training;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Optional;

/// The lanes of a surrogate that remembers nothing but the present state, all of them advanced together.
public abstract class MemorylessRollout implements Rollout {
  private final DenseMatrix states;
  private final Arithmetic format;
  private boolean observed;

  /// @param dimension number of observed variables
  /// @param lanes     number of independent runs, ≥ 1
  /// @param format    what observed states are rounded to
  protected MemorylessRollout(int dimension, int lanes, Arithmetic format) {
    this.states = DenseMatrix.zeros(dimension, lanes);
    this.format = format;
  }

  /// Replaces every state by the next one.
  protected abstract void advance();

  /// @return the present states, dimension × lanes, live
  protected final DenseMatrix states() {
    return states;
  }

  @Override
  public final int lanes() {
    return states.columns();
  }

  @Override
  public final void observe(double[] observation) {
    Observations.requireLength(observation, lanes(), states.rows());
    Observations.requireFinite(observation, states.rows());
    for (int variable = 0; variable < states.rows(); variable++) {
      for (int lane = 0; lane < lanes(); lane++) {
        double value = observation[lane * states.rows() + variable];
        states.set(variable, lane, format.round(value));
      }
    }
    observed = true;
  }

  @Override
  public final void forecast(double[] forecast) {
    Observations.requireLength(forecast, lanes(), states.rows());
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    advance();
    for (int variable = 0; variable < states.rows(); variable++) {
      for (int lane = 0; lane < lanes(); lane++) {
        forecast[lane * states.rows() + variable] = states.get(variable, lane);
      }
    }
  }

  /// The last forecast, which is the next input.
  @Override
  public final Optional<LaneMemory> memory() {
    return Optional.of(LaneMemory.of(states));
  }
}
