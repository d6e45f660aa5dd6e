package chaoscast.evaluation.compare;

import chaoscast.core.Trajectory;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.truth.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Forecasts that need no surrogate: what a horizon is to be read against.
///
/// - `persistence`: the last observed state, for ever.
/// - `climatology`: the mean of the training states.
/// - the truth's own restarts (`float64-ceiling`, `hidden-state-twin`), where the system is known.
final class Baselines {
  private Baselines() {}

  /// @return every baseline that the truth allows, by name, simplest first
  static Map<String, HorizonScorer.Starter> of(Truth truth) {
    var baselines = new LinkedHashMap<String, HorizonScorer.Starter>();
    baselines.put("persistence", (from, to) -> persistence(truth, from));
    baselines.put("climatology", (from, to) -> climatology(truth));
    baselines.putAll(truth.restarts());
    return baselines;
  }

  private static LaneForecaster persistence(Truth truth, int from) {
    int dimension = truth.trajectory().dimension();
    return states -> {
      for (int lane = 0; lane < states.length / dimension; lane++) {
        truth.observed().copyState(truth.start(from + lane), states, lane * dimension);
      }
    };
  }

  private static LaneForecaster climatology(Truth truth) {
    double[] mean = mean(truth.training());
    return states -> {
      for (int i = 0; i < states.length; i++) {
        states[i] = mean[i % mean.length];
      }
    };
  }

  private static double[] mean(List<Trajectory> training) {
    double[] mean = new double[training.getFirst().dimension()];
    long steps = training.stream().mapToLong(Trajectory::steps).sum();
    for (Trajectory one : training) {
      for (int step = 0; step < one.steps(); step++) {
        for (int variable = 0; variable < mean.length; variable++) {
          mean[variable] += one.get(step, variable) / steps;
        }
      }
    }
    return mean;
  }
}
