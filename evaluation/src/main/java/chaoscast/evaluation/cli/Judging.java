package chaoscast.evaluation.cli;

import chaoscast.core.command.Interruption;
import chaoscast.evaluation.cli.options.ClimateOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.compare.TrainingOutcomes;
import chaoscast.evaluation.report.ComparisonText;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Scores contestants and lets them run freely. Of what a signal ends before all is done, the table of those that
/// have been scored is printed; files are for whole comparisons.
///
/// @param climate how long they run freely
record Judging(Terminal terminal, ClimateOptions climate) {

  ComparisonResult of(
      Comparison comparison, TrainingOutcomes outcomes, Manifest manifest, ProgressBars progress) {
    List<SurrogateResult> scored = new CopyOnWriteArrayList<>();
    int all = outcomes.ready().size();
    Runnable saying =
        () -> {
          terminal.interrupted(
              "contestants", scored.size(), all, "files are written of whole comparisons");
          if (!scored.isEmpty()) {
            terminal.print(ComparisonText.table(comparison.soFar(outcomes, manifest, scored)));
          }
        };
    try (var _ = new Interruption(saying)) {
      ComparisonResult result = comparison.judge(outcomes, manifest, progress, scored::add);
      return climate.added(result, comparison, outcomes.trained(), progress);
    }
  }
}
