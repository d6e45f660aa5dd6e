package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.WhiteNoise;
import java.util.Arrays;

/// The greatest white noise of any variable.
final class NoiseLevel {
  private NoiseLevel() {}

  /// @param data not modified
  /// @return the greatest standard deviation of the noise of any variable, in standard deviations of
  ///     that variable; 0 if none shows
  static double share(Trajectory data) {
    return Arrays.stream(WhiteNoise.shares(data)).max().orElse(0);
  }
}
