package chaoscast.evaluation.compare;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The first start of a protocol in full: what happened, and what every surrogate forecast.
///
/// All are sampled every `stride` time steps, so that figures stay small; row 0 is the last state
/// that is observed.
///
/// @param truth     from the start to the end of the forecast, with its inputs if there are any
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

  /// @param truth   that the forecasts were scored against
  /// @param ready   what forecasts
  /// @param results one each, in the same order
  /// @param seed    of what estimates of starts draw
  static Example of(
      Truth truth, List<ReadyContestant> ready, List<SurrogateResult> results, Seed seed) {
    Protocol protocol = truth.protocol();
    int start = truth.start(0);
    int steps = protocol.maxSteps();
    int stride = Math.ceilDiv(steps + 1, SAMPLES);
    Trajectory window = truth.trajectory().slice(start, start + steps + 1);
    var forecasts = new ArrayList<LabelledForecast>();
    for (int i = 0; i < ready.size(); i++) {
      Trajectory predicted =
          predicted(truth, Scoring.forecaster(truth, ready.get(i), seed, 0, 1));
      forecasts.add(
          new LabelledForecast(
              ready.get(i).label(),
              thinned(joined(window, predicted), stride),
              results.get(i).score().horizon().perStart()[0]));
    }
    return new Example(thinned(window, stride), forecasts);
  }

  /// @return the forecast from the first start up to the first state that is not finite
  private static Trajectory predicted(Truth truth, LaneForecaster first) {
    int dimension = truth.trajectory().dimension();
    int steps = truth.protocol().maxSteps();
    double[] states = new double[Math.multiplyExact(steps, dimension)];
    double[] state = new double[dimension];
    int done = 0;
    for (first.next(state); Trajectory.isFinite(state); first.next(state)) {
      System.arraycopy(state, 0, states, done * dimension, dimension);
      if (++done == steps) {
        break;
      }
    }
    return Trajectory.of(
        Arrays.copyOf(states, done * dimension), dimension, truth.trajectory().timeStep());
  }

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
    Trajectory thin =
        Trajectory.of(states, full.dimension(), full.timeStep() * stride)
            .withNames(full.names())
            .withStartTime(full.startTime());
    return full.inputs()
        .map(all -> thin.withInputs(thinned(all.slice(0, full.steps()), stride)))
        .orElse(thin);
  }
}
