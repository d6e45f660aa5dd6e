package chaoscast.core.smoothing;

import chaoscast.core.Trajectory;

/// Whether states are samples of something that moves continuously.
///
///     s = √(mean (Δ²x)² / mean (Δx)²),   each variable in standard deviations
///
/// is 2 sin(π/p) for a sine of p samples a period and √3 for white noise. Noise on a smooth motion hides in
/// averages of successive states, so that the lesser s counts of the states and of their averages over a third of
/// the [CorrelationTime], as long as there are 100 of these.
///
/// @param ratio s
/// @param width states an average that it was found with, ≥ 1
public record Smoothness(double ratio, int width) {
  /// Above: no samples of a flow. Five samples a period.
  private static final double MOST = 1.2;

  private static final int SAMPLES = 4000;
  private static final int LEAST_AVERAGES = 100;

  /// @param data not modified; its first 4000 states are looked at
  /// @return s; 0 if nothing moves or there are fewer than three states
  public static Smoothness of(Trajectory data) {
    int steps = Math.min(SAMPLES, data.steps());
    double[] deviations = WhiteNoise.deviations(data.slice(0, steps));
    var all = new Smoothness(ratio(data, steps, 1, deviations), 1);
    int width = Math.min(CorrelationTime.steps(data) / 3, steps / LEAST_AVERAGES);
    if (width < 2) {
      return all;
    }
    var averages = new Smoothness(ratio(data, steps, width, deviations), width);
    return averages.ratio < all.ratio ? averages : all;
  }

  /// @return whether the states move continuously
  public boolean isFlow() {
    return ratio < MOST;
  }

  private static double ratio(Trajectory data, int steps, int width, double[] deviations) {
    double first = 0;
    double second = 0;
    for (int k = 0; k < deviations.length; k++) {
      double unit = deviations[k] > 0 ? 1 / deviations[k] : 0;
      double before = 0;
      double change = 0;
      for (int block = 0; block < steps / width; block++) {
        double average = 0;
        for (int i = 0; i < width; i++) {
          average += data.get(block * width + i, k) / width;
        }
        double next = (average - before) * unit;
        first += block > 0 ? next * next : 0;
        second += block > 1 ? (next - change) * (next - change) : 0;
        before = average;
        change = next;
      }
    }
    return first > 0 ? Math.sqrt(second / first) : 0;
  }
}
