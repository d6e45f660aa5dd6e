package chaoscast.evaluation.protocol;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;

/// How the truth is observed, in training and before forecasts; errors are always those against the truth.
///
/// @param noise  deviation of white noise that is put on the truth, as a share of each variable's standard deviation in
///               training, in [0, 1); 0: states are observed as they are, and a smoothed start takes them for as
///               noisy as they show
/// @param start  what forecasts start from
/// @param window observations that a smoothed start is estimated from at most, in [2, 2048]
public record Observing(double noise, StartKind start, int window) {
  /// Observations that a smoothed start is estimated from.
  public static final int WINDOW = 400;

  /// Beyond it nothing more is learned of a start.
  private static final int MOST_WINDOW = 2048;

  /// States are observed as they are.
  public static final Observing CLEAN = new Observing(0, StartKind.OBSERVED, WINDOW);

  public Observing {
    if (!(noise >= 0 && noise < 1)) {
      throw new InputException(
          "--noise must be in [0, 1), a share of each variable's standard deviation, but was "
              + noise,
          "0.01 is one percent");
    }
    requireWindow(window);
  }

  /// @throws InputException for a number of observations that starts are not estimated from
  public static void requireWindow(int window) {
    Requirements.requireAtLeast("--start-window", 2, window);
    SizeLimit.requireAtMost("--start-window", window, MOST_WINDOW, "it nothing more is learned");
  }

  /// @return whether states are observed, and forecasts start from them, as they are
  public boolean isClean() {
    return noise == 0 && start == StartKind.OBSERVED;
  }
}
