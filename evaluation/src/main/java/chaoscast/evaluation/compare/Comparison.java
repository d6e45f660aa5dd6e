package chaoscast.evaluation.compare;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
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
/// @param fitting how the training states are learned
public record Comparison(Truth truth, Seed seed, int threads, Fitting fitting) {

  /// All training states are learned at once.
  public Comparison(Truth truth, Seed seed, int threads) {
    this(truth, seed, threads, Fitting.WHOLE);
  }

  /// Trains and judges. A contestant that cannot be trained is one of the result's failures.
  ///
  /// @throws chaoscast.core.InputException if two contestants share a label
  public ComparisonResult run(List<Contestant> contestants, Progress progress) {
    var manifest = Manifest.ofProgram(seed.value(), threads);
    return judge(train(contestants, progress), manifest, progress);
  }

  /// Trains every contestant in the protocol's units.
  public TrainingOutcomes train(List<Contestant> contestants, Progress progress) {
    return new Training(truth, fitting).all(contestants, progress);
  }

  /// Scores contestants that are ready, and the baselines.
  ///
  /// @param outcomes of training; failures are handed on to the result
  /// @param manifest how this is run
  /// @throws chaoscast.core.InputException if a surrogate's dimension or time step is not the truth's
  public ComparisonResult judge(
      TrainingOutcomes outcomes, Manifest manifest, Progress progress) {
    return whole(each(List.of(), outcomes, progress, _ -> {}), manifest, progress);
  }

  /// Trains and scores one contestant after the other, so that what is stopped has whole rows.
  ///
  /// @param contestants to train
  /// @param further     outcomes that are there already, scored after the others
  /// @param known       is given what has become of each, as soon as that is known
  /// @throws chaoscast.core.InputException if two contestants share a label, or a surrogate's dimension or time step
  ///                                       is not the truth's
  public List<Judged> each(
      List<Contestant> contestants, TrainingOutcomes further, Progress progress,
      Consumer<Judged> known) {
    Training.requireLabels(contestants);
    var training = new Training(truth, fitting);
    int all = contestants.size() + further.all().size();
    var judged = new ArrayList<Judged>();
    for (int i = 0; i < all; i++) {
      TrainingOutcome outcome =
          i < contestants.size() ? training.outcome(contestants.get(i), progress)
              : further.all().get(i - contestants.size());
      progress.at("score", i, all);
      judged.add(new Judged(outcome, scored(outcome)));
      known.accept(judged.getLast());
    }
    progress.at("score", all, all);
    return judged;
  }

  private Optional<SurrogateResult> scored(TrainingOutcome outcome) {
    return outcome instanceof ReadyContestant ready
        ? Optional.of(new Scoring(truth, seed, threads).contestant(ready))
        : Optional.empty();
  }

  /// Adds what is said of contestants together: baselines, pairs, and an example of forecasts.
  ///
  /// @param judged   all contestants
  /// @param manifest how this is run
  public ComparisonResult whole(List<Judged> judged, Manifest manifest, Progress progress) {
    TrainingOutcomes outcomes = Judged.outcomes(judged);
    List<SurrogateResult> results = Judged.results(judged);
    return new ComparisonResult(
        manifest,
        truth.system(),
        truth.named(),
        results,
        outcomes.failed(),
        new Scoring(truth, seed, threads).baselines(progress),
        PairedComparison.all(results, seed),
        Example.of(truth, outcomes.ready(), results, seed),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /// What is known before all is done: without baselines, pairs and an example of forecasts.
  ///
  /// @param judged so far
  public ComparisonResult soFar(List<Judged> judged, Manifest manifest) {
    return new ComparisonResult(
        manifest,
        truth.system(),
        truth.named(),
        Judged.results(judged),
        Judged.outcomes(judged).failed(),
        List.of(),
        List.of(),
        Example.of(truth, List.of(), List.of(), seed),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /// What becomes of surrogates that run freely for long, beside the truth's own climate.
  ///
  /// @param steps wanted in each climate, ≥ 100; fewer where the truth is in a file that is shorter
  public ClimateComparison climate(
      List<TrainedContestant> trained, int steps, Progress progress) {
    return new Climates(truth, threads).of(trained, steps, progress);
  }

  /// Scores that others publish, of contestants and baselines.
  ///
  /// @param ready what forecasts
  public List<LabelledScores> scores(List<ReadyContestant> ready, Progress progress) {
    return new Scoring(truth, seed, threads).common(ready, progress);
  }
}
