package chaoscast.core.smoothing;

import chaoscast.core.Trajectory;

/// How many steps the fastest variable takes to forget half of itself.
///
///     least L with mean (x_{t+L} − x_t)² ≥ var x,   where the autocorrelation falls to one half
///
/// A few percent of noise do not change it.
public final class CorrelationTime {
  private static final int SAMPLES = 20_000;

  private CorrelationTime() {}

  /// @param data not modified; its first 20 000 states are looked at
  /// @return L ≥ 1, at most half of the states
  public static int steps(Trajectory data) {
    int steps = Math.min(SAMPLES, data.steps());
    int least = Math.max(1, steps / 2);
    for (int variable = 0; variable < data.dimension(); variable++) {
      least = Math.min(least, steps(data, variable, steps, least));
    }
    return least;
  }

  private static int steps(Trajectory data, int variable, int steps, int longest) {
    double mean = 0;
    for (int step = 0; step < steps; step++) {
      mean += data.get(step, variable) / steps;
    }
    double variance = 0;
    for (int step = 0; step < steps; step++) {
      double deviation = data.get(step, variable) - mean;
      variance += deviation * deviation / steps;
    }
    for (int lag = 1; lag < longest; lag++) {
      double square = 0;
      for (int step = lag; step < steps; step++) {
        double difference = data.get(step, variable) - data.get(step - lag, variable);
        square += difference * difference;
      }
      if (variance > 0 && square / (steps - lag) >= variance) {
        return lag;
      }
    }
    return longest;
  }
}
