package chaoscast.evaluation.cli.options;

import chaoscast.core.Progress;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.ReadyContestant;
import java.util.List;
import picocli.CommandLine.Option;

/// Whether scores that others publish are taken besides horizons.
public final class ScoresOption {
  @Option(
      names = "--scores",
      description = "Adds scores that others publish: sMAPE and MASE, horizons at other thresholds, distances of"
          + " histograms (D_stsp) and of spectra (D_H), and those of the Common Task Framework"
          + " (docs/judging.md).")
  private boolean wanted;

  /// @param result of the same forecasters
  /// @param ready  what forecasts
  /// @return the result with these scores, if they are wanted
  public ComparisonResult added(
      ComparisonResult result,
      Comparison comparison,
      List<ReadyContestant> ready,
      Progress progress) {
    return wanted ? result.withScores(comparison.scores(ready, progress)) : result;
  }
}
