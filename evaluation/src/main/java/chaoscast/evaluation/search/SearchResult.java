package chaoscast.evaluation.search;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.truth.Truth;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a search found, and what it is worth on starts that no trial has seen.
///
/// @param tried      everything, in order
/// @param best       the first of those with the longest mean horizon on validation starts
/// @param settings   what the search began with: those given or of the protocol; the surrogate's defaults for the rest
/// @param model      the best options, trained on all training data
/// @param found      horizons of the best options on the test starts, trained on all training data
/// @param before     those of the options that the search began with; empty if they fail
/// @param difference of the two over the same starts
/// @param longest    length of a forecast on validation starts, which bounds what trials can show
public record SearchResult(
    List<OptionSearch.Tried> tried,
    OptionSearch.Tried best,
    Map<String, String> settings,
    TrainedContestant model,
    HorizonStatistics found,
    Optional<HorizonStatistics> before,
    Optional<PairedDifference> difference,
    double longest) {

  public SearchResult {
    tried = List.copyOf(tried);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /// Trains with the best options, and with those that the search began with, on all training data, and
  /// forecasts from the test starts: once.
  ///
  /// @param truth  the whole
  /// @param search that was run on its training data
  /// @param tried  what it found
  /// @throws InputException if every trial failed
  public static SearchResult of(
      Truth truth, OptionSearch search, List<OptionSearch.Tried> tried) {
    OptionSearch.Tried best =
        tried.stream().max(Comparator.comparingDouble(OptionSearch.Tried::score)
            .thenComparingInt(one -> -tried.indexOf(one))).orElseThrow();
    if (best.result().failure().isPresent()) {
      throw new InputException(
          "at least one trial must succeed but all %d failed, the first because %s"
              .formatted(tried.size(), tried.getFirst().result().failure().orElseThrow()));
    }
    var settings = new LinkedHashMap<>(search.settings());
    settings.putAll(best.options());
    TrainedContestant model = trained(truth, search, settings);
    HorizonStatistics found = horizons(truth, search, model);
    Optional<HorizonStatistics> before;
    try {
      before = Optional.of(horizons(truth, search, trained(truth, search, search.settings())));
    } catch (InputException cannotBeTrained) {
      before = Optional.empty();
    }
    Seed draws = search.seed().child("pairs");
    return new SearchResult(
        tried,
        best,
        search.settings(),
        model,
        found,
        before,
        before.map(
            other -> PairedDifference.of(found.perStart(), other.perStart(), draws)),
        search.validation().protocol().maxSteps() * search.validation().protocol().timeStep());
  }

  private static TrainedContestant trained(
      Truth truth, OptionSearch search, Map<String, String> settings) {
    var contestant = Contestant.named(search.surrogate(), settings, search.seed());
    return new Training(truth).one(contestant, Progress.NONE);
  }

  private static HorizonStatistics horizons(
      Truth truth, OptionSearch search, TrainedContestant model) {
    return new Scoring(truth, search.seed(), 1).horizons(model);
  }
}
