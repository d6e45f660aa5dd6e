package chaoscast.evaluation.cli;

import chaoscast.core.command.Interruption;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Judged;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.compare.TrainingOutcomes;
import chaoscast.evaluation.report.ComparisonText;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Trains contestants, scores them and lets them run freely. Of what a signal ends before all is done, the table of
/// those that have been scored is printed; files are for whole comparisons.
record Judging(Terminal terminal) {

  /// What follows once all are scored.
  @FunctionalInterface
  interface Addition {
    /// @param outcomes of training; what is ready among them was scored
    ComparisonResult to(ComparisonResult result, TrainingOutcomes outcomes);
  }

  /// @param result   of all
  /// @param outcomes of training
  record Outcome(ComparisonResult result, TrainingOutcomes outcomes) {}

  /// @param contestants to train
  /// @param further     that are ready, scored after the others
  /// @param addition    to the result
  Outcome of(
      Comparison comparison,
      List<Contestant> contestants,
      TrainingOutcomes further,
      Manifest manifest,
      ProgressBars progress,
      Addition addition) {
    List<Judged> judged = new CopyOnWriteArrayList<>();
    int all = contestants.size() + further.all().size();
    Runnable saying =
        () -> {
          terminal.interrupted(
              "contestants", judged.size(), all, "files are written of whole comparisons");
          if (!judged.isEmpty()) {
            terminal.print(ComparisonText.table(comparison.soFar(judged, manifest)));
          }
        };
    try (var _ = new Interruption(saying)) {
      comparison.each(contestants, further, progress, judged::add);
      TrainingOutcomes outcomes = Judged.outcomes(judged).requireAny();
      ComparisonResult whole = comparison.whole(judged, manifest, progress);
      return new Outcome(addition.to(whole, outcomes), outcomes);
    }
  }
}
