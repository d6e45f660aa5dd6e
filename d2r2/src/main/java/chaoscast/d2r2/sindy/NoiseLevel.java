package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;

/// White observation noise, distinguished from smooth motion by differences of high order:
///
///     σ_k² = mean (Δ^k x)² / (2k choose k)
///
/// is the variance of the noise once k is so high that the k-th difference of the motion is below
/// it; from there on σ_k no longer falls. For smooth data it falls with every k.
///
/// Source: the difference-based estimator of J. von Neumann, Distribution of the ratio of the mean
/// square successive difference to the variance, Ann. Math. Stat. 12 (1941) 367–395,
/// doi:10.1214/aoms/1177731677, at higher orders.
final class NoiseLevel {
  /// The orders that are compared.
  private static final int LOW = 9;
  private static final int HIGH = 12;

  /// σ_12 / σ_9 above which σ has levelled off; smooth data sampled ten times in its fastest
  /// oscillation is below 0.8.
  private static final double LEVEL = 0.9;

  private static final int SAMPLES = 20_000;

  private NoiseLevel() {}

  /// @param data not modified; its first 20 000 states are looked at
  /// @return the greatest standard deviation of the noise of any variable, in standard deviations of
  ///     that variable; 0 if none shows
  static double share(Trajectory data) {
    int steps = Math.min(SAMPLES, data.steps());
    double share = 0;
    for (int variable = 0; variable < data.dimension() && steps > 2 * HIGH; variable++) {
      double[] values = new double[steps];
      for (int step = 0; step < steps; step++) {
        values[step] = data.get(step, variable);
      }
      share = Math.max(share, share(values));
    }
    return share;
  }

  /// @param values modified
  private static double share(double[] values) {
    double deviation = deviation(values);
    double choose = 1;
    double low = 0;
    double high = 0;
    for (int order = 1; order <= HIGH; order++) {
      choose *= 2.0 * (2 * order - 1) / order;
      int count = values.length - order;
      double square = 0;
      for (int i = 0; i < count; i++) {
        values[i] = values[i + 1] - values[i];
        square += values[i] * values[i];
      }
      high = Math.sqrt(square / count / choose);
      low = order == LOW ? high : low;
    }
    return high > LEVEL * low && deviation > 0 ? high / deviation : 0;
  }

  private static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean);
    }
    return Math.sqrt(square / values.length);
  }
}
