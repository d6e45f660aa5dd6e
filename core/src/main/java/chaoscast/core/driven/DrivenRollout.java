package chaoscast.core.driven;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.training.Observations;
import java.util.Arrays;
import java.util.List;

/// Lanes of a [DrivenSurrogate]: the given inputs stand beside the observed or forecast states.
///
/// After a forecast the inner rollout observes that forecast with the inputs of its time, which are known when
/// the next step is asked for. A lane that has left the finite numbers is kept at zero inside and stays NaN.
final class DrivenRollout implements Rollout {
  private final Rollout inner;
  private final List<String> names;
  private final int dimension;
  private final int width;
  private final double[] inputs;
  private final double[] all;
  private final boolean[] lost;
  private boolean given;
  private boolean forecast;

  DrivenRollout(Rollout inner, List<String> names, int dimension) {
    this.inner = inner;
    this.names = names;
    this.dimension = dimension;
    this.width = dimension + names.size();
    this.inputs = new double[inner.lanes() * names.size()];
    this.all = new double[inner.lanes() * width];
    this.lost = new boolean[inner.lanes()];
  }

  @Override
  public int lanes() {
    return inner.lanes();
  }

  @Override
  public void input(double[] values) {
    if (values.length != inputs.length) {
      throw new InputException(
          "inputs must have length lanes × inputs = %d × %d but have %d"
              .formatted(lanes(), names.size(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new InputException(
            "input %s must be finite but lane %d holds %s"
                .formatted(names.get(i % names.size()), i / names.size(), values[i]));
      }
    }
    System.arraycopy(values, 0, inputs, 0, inputs.length);
    given = true;
  }

  @Override
  public void inputAround(double[] window) {
    inner.inputAround(window);
  }

  @Override
  public void observe(double[] states) {
    Observations.requireLength(states, lanes(), dimension);
    Observations.requireFinite(states, dimension);
    Arrays.fill(lost, false);
    for (int lane = 0; lane < lanes(); lane++) {
      System.arraycopy(states, lane * dimension, all, lane * width, dimension);
    }
    feed();
    forecast = false;
  }

  @Override
  public void forecast(double[] states) {
    Observations.requireLength(states, lanes(), dimension);
    if (forecast) {
      feed();
    }
    inner.forecast(all);
    forecast = true;
    for (int lane = 0; lane < lanes(); lane++) {
      boolean finite = true;
      for (int i = 0; i < dimension; i++) {
        finite &= Double.isFinite(all[lane * width + i]);
      }
      lost[lane] |= !finite;
      if (lost[lane]) {
        Arrays.fill(states, lane * dimension, (lane + 1) * dimension, Double.NaN);
      } else {
        System.arraycopy(all, lane * width, states, lane * dimension, dimension);
      }
    }
  }

  /// Observes the states that are there beside the inputs that were given.
  private void feed() {
    if (!given) {
      throw new InputException(
          "the inputs %s must be given before a state is observed but were not"
              .formatted(String.join(", ", names)));
    }
    for (int lane = 0; lane < lanes(); lane++) {
      if (lost[lane]) {
        Arrays.fill(all, lane * width, lane * width + dimension, 0);
      }
      System.arraycopy(
          inputs, lane * names.size(), all, lane * width + dimension, names.size());
    }
    inner.observe(all);
  }
}
