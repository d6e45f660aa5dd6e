package chaoscast.esn.modes;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;

/// How long forecasts of a surrogate stay near the truth.
///
///     time until ‖x̂ − x‖ > 0.4 √(Σ_k var x_k),   variances of the given trajectory
///
/// Starts are spread over the first half, so that each can be followed for at least half of the trajectory.
///
/// @param median  over the starts, time units
/// @param longest that a forecast was followed, time units: a median of that much is a lower bound
record FreeRuns(double median, double longest) {
  static final double THRESHOLD = 0.4;

  /// @param truth  that the surrogate has not seen
  /// @param starts ≥ 1
  static FreeRuns of(Surrogate surrogate, Trajectory truth, int starts) {
    int warmUp = surrogate.warmUp();
    int apart = truth.steps() / 2 / starts;
    int followed = truth.steps() - (starts - 1) * apart - warmUp;
    if (apart < 1 || followed < truth.steps() / 4) {
      throw new InputException(
          "data must have ≥ %d states, a fifth of which is forecast from %d starts after %d states of warm-up, but the"
              .formatted(5 * Math.max(2 * starts, 4 * warmUp), starts, warmUp)
              + " fifth has " + truth.steps());
    }
    double limit = THRESHOLD * THRESHOLD * variance(truth);
    double[] forecast = new double[truth.dimension()];
    double[] horizons = new double[starts];
    for (int start = 0; start < starts; start++) {
      int first = start * apart;
      Rollout rollout = surrogate.startRollout(1);
      for (int step = first; step < first + warmUp; step++) {
        rollout.observe(truth.state(step));
      }
      int free = 0;
      while (free < followed) {
        rollout.forecast(forecast);
        double square = 0;
        for (int k = 0; k < forecast.length; k++) {
          square += Math.pow(forecast[k] - truth.get(first + warmUp + free, k), 2);
        }
        if (!(square <= limit)) {
          break;
        }
        free++;
      }
      horizons[start] = free * truth.timeStep();
    }
    Arrays.sort(horizons);
    return new FreeRuns(
        (horizons[(starts - 1) / 2] + horizons[starts / 2]) / 2, followed * truth.timeStep());
  }

  private static double variance(Trajectory states) {
    double sum = 0;
    for (int k = 0; k < states.dimension(); k++) {
      double mean = 0;
      double square = 0;
      for (int step = 0; step < states.steps(); step++) {
        double value = states.get(step, k);
        mean += value / states.steps();
        square += value * value / states.steps();
      }
      sum += square - mean * mean;
    }
    return sum;
  }
}
