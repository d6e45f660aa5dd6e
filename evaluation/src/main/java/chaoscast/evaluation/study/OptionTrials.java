package chaoscast.evaluation.study;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trials that train one surrogate with settings of their own on one truth and measure its horizons.
///
/// @param truth     that all train on
/// @param surrogate name of its provider
/// @param settings  those that no trial changes
/// @param seed      master seed
/// @param seeds     repetitions with other draws of the surrogate's own, ≥ 1
public record OptionTrials(
    Truth truth, String surrogate, Map<String, String> settings, Seed seed, int seeds) {

  /// Every combination of the grids' values.
  public List<Trial> product(List<OptionGrid> grids) {
    List<Map<String, String>> points = List.of(Map.of());
    for (OptionGrid grid : grids) {
      var longer = new ArrayList<Map<String, String>>();
      for (Map<String, String> point : points) {
        for (String value : grid.values()) {
          var next = new LinkedHashMap<>(point);
          next.put(grid.key(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points.stream().flatMap(point -> trials(point, point).stream()).toList();
  }

  /// The surrogate as it is, then with one option at a time changed.
  public List<Trial> oneAtATime(List<OptionGrid> grids) {
    var trials = new ArrayList<>(trials(factors("as it is", ""), Map.of()));
    for (OptionGrid grid : grids) {
      for (String value : grid.values()) {
        trials.addAll(trials(factors(grid.key(), value), Map.of(grid.key(), value)));
      }
    }
    return trials;
  }

  private static Map<String, String> factors(String option, String value) {
    var factors = new LinkedHashMap<String, String>();
    factors.put("option", option);
    factors.put("value", value);
    return factors;
  }

  private List<Trial> trials(Map<String, String> factors, Map<String, String> changes) {
    var all = new LinkedHashMap<>(settings);
    all.putAll(changes);
    var trials = new ArrayList<Trial>();
    for (int repetition = 0; repetition < seeds; repetition++) {
      Seed own = repetition == 0 ? seed : seed.child("repetition " + repetition);
      trials.add(new Trial(factors, repetition, () -> result(all, own)));
    }
    return trials;
  }

  private TrialResult result(Map<String, String> all, Seed own) {
    var comparison = new Comparison(truth, own, 1);
    TrainedContestant trained =
        comparison.train(List.of(new Contestant(surrogate, all)), Progress.NONE).getFirst();
    long start = System.nanoTime();
    double[] horizons = comparison.horizons(trained).perStart();
    double seconds = (System.nanoTime() - start) * 1e-9;
    double longest = Arrays.stream(horizons).max().orElse(0);
    double steps = Math.min(
        longest / truth.protocol().timeStep() + 1, truth.protocol().maxSteps());
    return new TrialResult(
        horizons,
        trained.surrogate().cost(),
        trained.trainSeconds().orElse(Double.NaN),
        seconds / (steps * horizons.length),
        Optional.empty());
  }
}
