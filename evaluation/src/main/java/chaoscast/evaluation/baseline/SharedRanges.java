package chaoscast.evaluation.baseline;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;

/// What options that several baselines share may be.
final class SharedRanges {
  private static final int MOST = 1000;
  private static final double NARROWEST = 1e-6;
  private static final double WIDEST = 1e6;

  private SharedRanges() {}

  static void require(int delays, int stride) {
    Requirements.requireAtLeast("delays", Delays.BY_DATA, delays);
    if (stride != Delays.BY_DATA) {
      Requirements.requireAtLeast("stride", 1, stride);
    }
    SizeLimit.requireAtMost("delays", delays, MOST, "that all pasts are equally far apart");
    SizeLimit.requireAtMost("stride", stride, MOST, "that the past tells nothing of the present");
  }

  /// @param width of bells or kernels, in deviations
  static void requireWidth(double width) {
    if (!(width >= NARROWEST && width <= WIDEST)) {
      throw new InputException(
          "width must be in [%s, %s] but was %s".formatted(NARROWEST, WIDEST, width));
    }
  }
}
