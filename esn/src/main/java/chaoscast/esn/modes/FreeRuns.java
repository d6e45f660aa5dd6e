package chaoscast.esn.modes;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;

/// How long forecasts of a surrogate stay near the truth.
///
///     time until ‖x̂ − x‖ > 0.4 √(Σ_k var x_k),   variances of the given trajectory
final class FreeRuns {
  static final double THRESHOLD = 0.4;

  private FreeRuns() {}

  /// @param truth  that the surrogate has not seen
  /// @param starts evenly spread over it, ≥ 1
  /// @return median horizon, time units; a forecast that is near to the end of its room counts that much
  static double medianHorizon(Surrogate surrogate, Trajectory truth, int starts) {
    int warmUp = surrogate.warmUp();
    int room = truth.steps() / starts;
    if (room < warmUp + 2) {
      throw new InputException(
          "data must have ≥ %d states, a fifth of which are %d starts with %d states of warm-up, but the fifth has %d"
              .formatted(5 * starts * (warmUp + 2), starts, warmUp, truth.steps()));
    }
    double limit = THRESHOLD * THRESHOLD * variance(truth);
    double[] forecast = new double[truth.dimension()];
    double[] horizons = new double[starts];
    for (int start = 0; start < starts; start++) {
      int first = start * room;
      Rollout rollout = surrogate.startRollout(1);
      for (int step = first; step < first + warmUp; step++) {
        rollout.observe(truth.state(step));
      }
      int free = 0;
      while (warmUp + free < room) {
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
    return (horizons[(starts - 1) / 2] + horizons[starts / 2]) / 2;
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
