package chaoscast.evaluation.search;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.evaluation.study.LocalEngine;
import chaoscast.evaluation.study.OptionTrials;
import chaoscast.evaluation.study.Study;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialLog;
import chaoscast.evaluation.study.TrialResult;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tries options of a surrogate and keeps the order of their mean horizons on validation starts.
///
/// @param validation what [Validation] makes of a truth: it must end with its training data, so that no
///                   test start can be seen
/// @param surrogate  name of its provider
/// @param settings   those that are not searched
/// @param space      the options that are, at least one
/// @param method     decides what to try
/// @param seed       of method and surrogates
public record OptionSearch(
    Truth validation,
    String surrogate,
    Map<String, String> settings,
    List<SearchOption> space,
    SearchMethod method,
    Seed seed) {

  /// Worse than any horizon.
  private static final double FAILED = -1;

  public OptionSearch {
    settings = Map.copyOf(settings);
    space = List.copyOf(space);
    if (space.isEmpty()) {
      throw new InputException("a search must have options to search but has none");
    }
    if (!validation.restarts().isEmpty() || validation.more().isPresent()) {
      throw new InputException(
          "a search must be given the training data alone but was given the whole truth");
    }
  }

  /// One set of options that was tried.
  ///
  /// @param options by name
  /// @param result  on the validation starts
  public record Tried(Map<String, String> options, TrialResult result) {
    /// @return mean horizon; below zero for a failure
    public double score() {
      return result.failure().isPresent()
          ? FAILED
          : Arrays.stream(result.horizons()).average().orElse(FAILED);
    }
  }

  /// @param trials   how many places are tried, ≥ 1; places that stand for the same options are tried
  ///                 once
  /// @param log      written to as each trial ends
  /// @param threads  trials that run at once; decides no result
  /// @return everything that was tried, in order, without repetitions
  public List<Tried> run(int trials, TrialLog log, int threads, Progress progress) {
    return run(trials, log, new LocalEngine(threads), progress);
  }

  /// @param trials   how many places are tried, ≥ 1; places that stand for the same options are tried
  ///                 once
  /// @param log      written to as each trial ends
  /// @param engine   runs each generation; decides no result
  /// @return everything that was tried, in order, without repetitions
  public List<Tried> run(int trials, TrialLog log, TrialEngine engine, Progress progress) {
    SizeLimit.requireRepetitions("--trials", trials);
    var places = new ArrayList<Map<String, String>>();
    var found = new LinkedHashMap<Map<String, String>, Tried>();
    while (places.size() < trials) {
      List<double[]> next =
          method.next(
              space.size(),
              seed.child("search"),
              number -> found.get(places.get(number)).score(),
              places.size());
      if (next.isEmpty()) {
        break;
      }
      List<Map<String, String>> batch =
          next.stream()
              .limit(trials - places.size())
              .map(this::options)
              .toList();
      List<Map<String, String>> fresh =
          batch.stream().distinct().filter(options -> !found.containsKey(options)).toList();
      int before = places.size();
      List<TrialResult> results =
          new Study(fresh.stream().map(this::trial).toList(), log)
              .run(
                  engine,
                  (stage, done, total) -> progress.at(stage, before + done, trials));
      for (int i = 0; i < fresh.size(); i++) {
        found.put(fresh.get(i), new Tried(fresh.get(i), results.get(i)));
      }
      places.addAll(batch);
    }
    progress.at("trials", trials, trials);
    return List.copyOf(found.values());
  }

  private Map<String, String> options(double[] place) {
    var options = new LinkedHashMap<String, String>();
    for (int i = 0; i < place.length; i++) {
      options.put(space.get(i).key(), space.get(i).value(place[i]));
    }
    return options;
  }

  /// @return the trial of these options, which are its factors
  public Trial trial(Map<String, String> options) {
    return lenient(new OptionTrials(validation, surrogate, settings, seed, 1).point(options));
  }

  /// Options that cannot be trained with, for whatever reason, are no reason to end a search.
  static Trial lenient(Trial trial) {
    return new Trial(trial.factors(), trial.seed(), () -> result(trial));
  }

  private static TrialResult result(Trial trial) {
    try {
      return trial.work().get();
    } catch (RuntimeException | OutOfMemoryError e) {
      return TrialResult.failed(String.valueOf(e.getMessage()));
    }
  }
}
