package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.truth.SystemDescription;
import java.util.List;
import java.util.Optional;

/// Everything that a comparison found, and what it takes to run it again.
///
/// @param manifest  how it was run
/// @param system    where the truth came from
/// @param named     by which convention
/// @param results   one a surrogate, in the order asked for
/// @param failures  contestants that could not be trained, in the order asked for
/// @param baselines what the results are to be read against
/// @param pairs     each surrogate against each later one, over the same starts
/// @param example   one start in full, for figures
/// @param climate   what becomes of surrogates that run freely, if that was asked for
/// @param chosen    settings that were chosen from the training data, in the order asked for; none if they were
///                  given or published
/// @param scores    those that others publish, surrogates first; none if they were not asked for
/// @param ensembles of surrogates that could make some, in the order asked for; none if they were not asked for
public record ComparisonResult(
    Manifest manifest,
    SystemDescription system,
    NamedProtocol named,
    List<SurrogateResult> results,
    List<FailedContestant> failures,
    List<BaselineResult> baselines,
    List<PairedComparison> pairs,
    Example example,
    Optional<ClimateComparison> climate,
    List<ChosenSettings> chosen,
    List<LabelledScores> scores,
    List<LabelledEnsembles> ensembles) {

  public ComparisonResult {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
    baselines = List.copyOf(baselines);
    pairs = List.copyOf(pairs);
    chosen = List.copyOf(chosen);
    scores = List.copyOf(scores);
    ensembles = List.copyOf(ensembles);
  }

  /// @return the same with climates
  public ComparisonResult withClimate(ClimateComparison found) {
    return new ComparisonResult(
        manifest, system, named, results, failures, baselines, pairs, example, Optional.of(found),
        chosen, scores, ensembles);
  }

  /// @return the same, of contestants whose settings were chosen
  public ComparisonResult withChosen(List<ChosenSettings> settings) {
    return new ComparisonResult(
        manifest, system, named, results, failures, baselines, pairs, example, climate, settings,
        scores, ensembles);
  }

  /// @param workers as [Manifest#workers]
  public ComparisonResult withWorkers(List<String> workers) {
    return new ComparisonResult(
        manifest.withWorkers(workers), system, named, results, failures, baselines, pairs, example,
        climate, chosen, scores, ensembles);
  }

  /// @param found of the same surrogates and baselines
  /// @return the same with scores that others publish
  public ComparisonResult withScores(List<LabelledScores> found) {
    return new ComparisonResult(
        manifest, system, named, results, failures, baselines, pairs, example, climate, chosen,
        found, ensembles);
  }

  /// @param found of the same surrogates
  /// @return the same with ensembles
  public ComparisonResult withEnsembles(List<LabelledEnsembles> found) {
    return new ComparisonResult(
        manifest, system, named, results, failures, baselines, pairs, example, climate, chosen,
        scores, found);
  }

  /// How two surrogates differ over the same starts.
  ///
  /// @param first  label of one
  /// @param second label of the other
  /// @return horizon of the first less that of the second, in the system's time unit
  /// @throws chaoscast.core.InputException if no two surrogates of these labels were scored
  public PairedDifference difference(String first, String second) {
    List<String> labels = results.stream().map(SurrogateResult::label).toList();
    for (String label : List.of(first, second)) {
      if (!labels.contains(label)) {
        throw NearestName.unknown("label", label, labels);
      }
    }
    for (PairedComparison pair : pairs) {
      if (pair.first().equals(first) && pair.second().equals(second)) {
        return pair.difference();
      }
      if (pair.first().equals(second) && pair.second().equals(first)) {
        return pair.difference().reversed();
      }
    }
    throw new InputException(
        "a difference must be of two surrogates but both are '%s'".formatted(first));
  }

  /// @return what was measured
  public Protocol protocol() {
    return named.protocol();
  }
}
