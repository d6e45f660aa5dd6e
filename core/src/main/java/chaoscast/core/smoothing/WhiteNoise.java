package chaoscast.core.smoothing;

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
public final class WhiteNoise {
  /// The orders that are compared.
  private static final int LOW = 9;
  private static final int HIGH = 12;

  /// σ_12 / σ_9 above which σ has levelled off; smooth data sampled ten times in its fastest
  /// oscillation is below 0.8.
  private static final double LEVEL = 0.9;

  private static final int SAMPLES = 20_000;

  private WhiteNoise() {}

  /// @param data not modified; its first 20 000 states are looked at
  /// @return the standard deviation of each variable's noise, in standard deviations of that variable; 0
  ///     where none shows
  public static double[] shares(Trajectory data) {
    int steps = Math.min(SAMPLES, data.steps());
    double[] shares = new double[data.dimension()];
    for (int variable = 0; variable < shares.length && steps > 2 * HIGH; variable++) {
      double[] values = new double[steps];
      for (int step = 0; step < steps; step++) {
        values[step] = data.get(step, variable);
      }
      shares[variable] = share(values);
    }
    return shares;
  }

  /// @param data not modified
  /// @return the standard deviation of each variable
  public static double[] deviations(Trajectory data) {
    double[] deviations = new double[data.dimension()];
    for (int k = 0; k < deviations.length; k++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < data.steps(); i++) {
        double change = data.get(i, k) - mean;
        mean += change / (i + 1);
        square += change * (data.get(i, k) - mean);
      }
      deviations[k] = Math.sqrt(square / Math.max(1, data.steps()));
    }
    return deviations;
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
