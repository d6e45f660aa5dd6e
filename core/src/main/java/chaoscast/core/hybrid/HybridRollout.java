package chaoscast.core.hybrid;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.flow.Flow;
import chaoscast.core.training.Observations;
import java.util.Arrays;
import java.util.Optional;

/// Lanes of a [HybridSurrogate]: the model steps, the surrogate sees state and step, and both are summed.
///
/// The inner rollout observes a state when the next one is asked for; its own feedback is never used. A lane that has
/// left the finite numbers is kept at zero inside and stays NaN.
final class HybridRollout implements Rollout {
  private final Rollout inner;
  private final Flow model;
  private final Correction correction;
  private final Arithmetic format;
  private final double[] residual;
  private final double[] states;
  private final double[] steps;
  private final double[] seen;
  private final boolean[] lost;
  private boolean observed;
  private boolean forecast;

  /// @param model of this rollout alone
  /// @param format what states are rounded to
  HybridRollout(Rollout inner, Flow model, Correction correction, Arithmetic format) {
    this.format = format;
    this.inner = inner;
    this.model = model;
    this.correction = correction;
    residual = correction.residual();
    states = new double[Math.multiplyExact(inner.lanes(), correction.dimension())];
    steps = new double[inner.lanes() * correction.variables()];
    seen = new double[Math.multiplyExact(inner.lanes(), correction.width())];
    lost = new boolean[inner.lanes()];
  }

  @Override
  public int lanes() {
    return inner.lanes();
  }

  @Override
  public void observe(double[] observation) {
    Observations.requireLength(observation, lanes(), correction.dimension());
    Observations.requireFinite(observation, correction.dimension());
    Arrays.fill(lost, false);
    for (int i = 0; i < states.length; i++) {
      states[i] = format.round(observation[i]);
    }
    feed();
    observed = true;
    forecast = false;
  }

  @Override
  public void forecast(double[] next) {
    Observations.requireLength(next, lanes(), correction.dimension());
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    if (forecast) {
      feed();
    }
    inner.forecast(seen);
    forecast = true;
    int variables = correction.variables();
    for (int lane = 0; lane < lanes(); lane++) {
      boolean finite = !lost[lane];
      for (int i = 0; i < variables; i++) {
        double value =
            format.round(
                steps[lane * variables + i] + residual[i] * seen[lane * correction.width() + i]);
        states[lane * correction.dimension() + i] = value;
        finite &= Double.isFinite(value);
      }
      if (!finite) {
        lost[lane] = true;
        Arrays.fill(
            states, lane * correction.dimension(), lane * correction.dimension() + variables,
            Double.NaN);
      }
    }
    System.arraycopy(states, 0, next, 0, states.length);
  }

  /// Observes the states with the model's step from each.
  private void feed() {
    int variables = correction.variables();
    int dimension = correction.dimension();
    double[] state = new double[variables];
    for (int lane = 0; lane < lanes(); lane++) {
      System.arraycopy(states, lane * dimension, state, 0, variables);
      lost[lane] |= !model.advance(state);
      int from = lane * correction.width();
      System.arraycopy(states, lane * dimension, seen, from, dimension);
      for (int i = 0; i < variables; i++) {
        steps[lane * variables + i] = state[i];
        seen[from + dimension + i] = state[i] - states[lane * dimension + i];
      }
    }
    correction.seen().toScaled(seen);
    for (int lane = 0; lane < lanes(); lane++) {
      if (lost[lane]) {
        Arrays.fill(seen, lane * correction.width(), (lane + 1) * correction.width(), 0);
      }
    }
    inner.observe(seen);
  }

  /// The last forecast and what the surrogate remembers.
  @Override
  public Optional<LaneMemory> memory() {
    return inner.memory().map(StatesAndMemory::new);
  }

  private final class StatesAndMemory implements LaneMemory {
    private final LaneMemory behind;

    StatesAndMemory(LaneMemory behind) {
      this.behind = behind;
    }

    @Override
    public int size() {
      return correction.dimension() + behind.size();
    }

    @Override
    public void read(int lane, double[] target, int position) {
      int dimension = correction.dimension();
      System.arraycopy(states, lane * dimension, target, position, dimension);
      behind.read(lane, target, position + dimension);
    }

    @Override
    public void set(int lane, double[] source, int position) {
      int dimension = correction.dimension();
      System.arraycopy(source, position, states, lane * dimension, dimension);
      behind.set(lane, source, position + dimension);
      lost[lane] = false;
    }
  }
}
