package chaoscast.evaluation.compare;

import chaoscast.core.Trajectory;
import chaoscast.evaluation.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The first start of a protocol in full: what happened, and what every surrogate said would.
///
/// All are sampled every `stride` time steps, so that figures stay small; row 0 is the last state
/// that is observed.
///
/// @param truth     from the start to the end of the forecast
/// @param forecasts one a surrogate, in the order of the results
public record Example(Trajectory truth, List<LabelledForecast> forecasts) {
  /// Greatest number of samples of each trajectory.
  public static final int SAMPLES = 2000;

  public Example {
    forecasts = List.copyOf(forecasts);
  }

  /// One surrogate's forecast.
  ///
  /// @param label     of the surrogate
  /// @param predicted ends early if it diverged
  /// @param horizon   forecast horizon of this start, in the system's time unit
  public record LabelledForecast(String label, Trajectory predicted, double horizon) {}

  /// @param truth      the truth that the forecasts were scored against
  /// @param start      step of the last observed state
  /// @param steps      length of the forecasts
  /// @param forecasters full forecasts from there, with their scores
  static Example of(Trajectory truth, int start, int steps, List<Forecasted> forecasters) {
    int stride = Math.ceilDiv(steps + 1, SAMPLES);
    Trajectory window = truth.slice(start, start + steps + 1);
    var forecasts = new ArrayList<LabelledForecast>();
    for (Forecasted forecaster : forecasters) {
      forecasts.add(
          new LabelledForecast(
              forecaster.label(),
              thinned(joined(window, forecaster.predicted()), stride),
              forecaster.score().horizon().perStart()[0]));
    }
    return new Example(thinned(window, stride), forecasts);
  }

  /// What goes into an example.
  ///
  /// @param label     of the surrogate
  /// @param predicted from the first step after the start
  /// @param score     over all starts
  record Forecasted(String label, Trajectory predicted, Score score) {}

  /// The observed state, then the forecast.
  private static Trajectory joined(Trajectory window, Trajectory predicted) {
    int dimension = window.dimension();
    double[] states = new double[(predicted.steps() + 1) * dimension];
    window.copyState(0, states, 0);
    System.arraycopy(predicted.toArray(), 0, states, dimension, predicted.steps() * dimension);
    return Trajectory.of(states, dimension, window.timeStep())
        .withNames(window.names())
        .withStartTime(window.startTime());
  }

  private static Trajectory thinned(Trajectory full, int stride) {
    int[] kept = IntStream.range(0, full.steps()).filter(step -> step % stride == 0).toArray();
    double[] states = new double[kept.length * full.dimension()];
    for (int i = 0; i < kept.length; i++) {
      full.copyState(kept[i], states, i * full.dimension());
    }
    return Trajectory.of(states, full.dimension(), full.timeStep() * stride)
        .withNames(full.names())
        .withStartTime(full.startTime());
  }
}
