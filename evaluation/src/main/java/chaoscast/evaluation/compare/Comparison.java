package chaoscast.evaluation.compare;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.truth.Truth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Trains surrogates on one truth and scores them, with the baselines, by its protocol.
///
///     var comparison = new Comparison(truth, new Seed(1), 2);
///     ComparisonResult result = comparison.run(
///         List.of(Contestant.of("fine d2r2", D2r2.trainer(D2r2Options.PAPER.withDegree(9), seed))),
///         Progress.NONE);
///
/// [Training] and [Scoring] are its halves, for whoever needs one of them alone.
///
/// @param truth   data and protocol
/// @param seed    source of the bootstraps' draws; what surrogates draw is decided by their trainers
/// @param threads greatest number of cores used in roll-outs, ≥ 1; decides no result
public record Comparison(Truth truth, Seed seed, int threads) {

  /// Trains and judges. A contestant that cannot be trained is one of the result's failures.
  ///
  /// @throws chaoscast.core.InputException if two contestants share a label
  public ComparisonResult run(List<Contestant> contestants, Progress progress) {
    var manifest = Manifest.ofProgram(seed.value(), threads);
    return judge(train(contestants, progress), manifest, progress);
  }

  /// Trains every contestant in the protocol's units.
  public TrainingOutcomes train(List<Contestant> contestants, Progress progress) {
    return new Training(truth).all(contestants, progress);
  }

  /// Scores contestants that are ready, and the baselines.
  ///
  /// @param outcomes of training; failures are handed on to the result
  /// @param manifest how this is run
  /// @throws chaoscast.core.InputException if a surrogate's dimension or time step is not the truth's
  public ComparisonResult judge(
      TrainingOutcomes outcomes, Manifest manifest, Progress progress) {
    return judge(outcomes, manifest, progress, _ -> {});
  }

  /// @param scored is given each result as soon as it is there
  public ComparisonResult judge(
      TrainingOutcomes outcomes, Manifest manifest, Progress progress,
      Consumer<SurrogateResult> scored) {
    var scoring = new Scoring(truth, seed, threads);
    List<ReadyContestant> ready = outcomes.ready();
    List<SurrogateResult> results = scoring.contestants(ready, progress, scored);
    return new ComparisonResult(
        manifest,
        truth.system(),
        truth.named(),
        results,
        outcomes.failed(),
        scoring.baselines(progress),
        PairedComparison.all(results, seed),
        Example.of(truth, ready, results, seed),
        Optional.empty(),
        List.of());
  }

  /// What is known before all is done: without baselines, pairs and an example of forecasts.
  ///
  /// @param scored so far
  public ComparisonResult soFar(
      TrainingOutcomes outcomes, Manifest manifest, List<SurrogateResult> scored) {
    return new ComparisonResult(
        manifest,
        truth.system(),
        truth.named(),
        scored,
        outcomes.failed(),
        List.of(),
        List.of(),
        Example.of(truth, List.of(), List.of(), seed),
        Optional.empty(),
        List.of());
  }

  /// What becomes of surrogates that run freely for long, beside the truth's own climate.
  ///
  /// @param steps wanted in each climate, ≥ 100; fewer where the truth is in a file that is shorter
  public ClimateComparison climate(
      List<TrainedContestant> trained, int steps, Progress progress) {
    return new Climates(truth, threads).of(trained, steps, progress);
  }
}
