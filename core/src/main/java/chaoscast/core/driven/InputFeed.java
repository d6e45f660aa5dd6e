package chaoscast.core.driven;

import chaoscast.core.InputWindow;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;

/// Gives a rollout the inputs that are known: those of the present, and those about it that the surrogate asks for.
///
///     InputFeed feed = InputFeed.of(surrogate, rollout);
///     feed.lane(0, inputs, step);
///     feed.give();
///     rollout.forecast(states);
///
/// Without inputs it does nothing.
public final class InputFeed {
  private final Rollout rollout;
  private final InputWindow window;
  private final int inputs;
  private final double[] now;
  private final double[] around;

  private InputFeed(Rollout rollout, InputWindow window, int inputs) {
    this.rollout = rollout;
    this.window = window;
    this.inputs = inputs;
    now = new double[rollout.lanes() * inputs];
    around = new double[now.length * window.width()];
  }

  /// @param rollout of the surrogate
  public static InputFeed of(Surrogate surrogate, Rollout rollout) {
    return new InputFeed(rollout, surrogate.inputWindow(), surrogate.inputs().size());
  }

  /// @return whether there are inputs to give
  public boolean isNeeded() {
    return inputs > 0;
  }

  /// @param known inputs, rows of which one is the present one
  /// @param step  its number
  public void lane(int lane, Trajectory known, int step) {
    known.copyState(step, now, lane * inputs);
    window.copyTo(known, step, around, lane * inputs * window.width());
  }

  /// Hands on what was set for all lanes.
  public void give() {
    if (inputs > 0) {
      rollout.input(now);
      rollout.inputAround(around);
    }
  }
}
