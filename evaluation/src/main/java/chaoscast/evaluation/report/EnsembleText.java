package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.LabelledEnsembles;
import chaoscast.evaluation.ensemble.EnsembleScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Ensembles as a table: whether their bands held the truth, and whether they said before how far forecasts see.
final class EnsembleText {
  private EnsembleText() {}

  /// @return empty if there are none
  static String of(ComparisonResult result) {
    return result.ensembles().isEmpty() ? "" : "\n" + table(result).render();
  }

  private static TextTable table(ComparisonResult result) {
    boolean lyapunov = result.system().lyapunovExponent().isPresent();
    double unit = result.system().lyapunovExponent().orElse(1);
    String horizon = lyapunov ? "horizon, Lyapunov times" : "horizon, time units";
    var columns = new ArrayList<Column>();
    columns.add(Column.left("ensembles"));
    columns.add(Column.right("", "CRPS"));
    columns.add(Column.right("spread", "/ error"));
    columns.add(Column.right("truth in band of", "50%"));
    columns.add(Column.right("truth in band of", "90%"));
    columns.add(Column.right("drawn", "apart").lesser(4));
    columns.add(Column.right(horizon, "foreseen"));
    columns.add(Column.right(horizon, "seen"));
    columns.add(Column.right(horizon, "corr.").lesser(2));
    columns.add(Column.right(horizon, "in 90%").lesser(3));
    var table = new TextTable(columns);
    for (LabelledEnsembles row : result.ensembles()) {
      EnsembleScores scores = row.scores();
      var cells = new ArrayList<String>();
      cells.add(row.label());
      cells.add(NumberText.significant(scores.crps()));
      cells.add(NumberText.fixed(scores.ratio(), 2));
      cells.add(percent(scores.band50()));
      cells.add(percent(scores.band90()));
      cells.add("× " + NumberText.significant(scores.inflation()));
      cells.add(NumberText.fixed(mean(scores.horizons().predicted()) * unit, 2));
      cells.add(NumberText.fixed(mean(scores.horizons().seen()) * unit, 2));
      double correlation = scores.horizons().correlation();
      cells.add(
          Double.isNaN(correlation) ? NumberText.UNKNOWN : NumberText.fixed(correlation, 2));
      cells.add(percent(scores.horizons().within90()));
      table.row(cells);
    }
    return table;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static String percent(double share) {
    return NumberText.fixed(100 * share, 1) + "%";
  }

  /// @return what the table's words mean
  static List<String> notes(ComparisonResult result) {
    if (result.ensembles().isEmpty()) {
      return List.of();
    }
    var notes = new ArrayList<String>();
    EnsembleScores first = result.ensembles().getFirst().scores();
    notes.add(
        "ensembles: %d members, %d starts; CRPS in standard deviations; bands over the steps that forecasts are valid for on average. Drawn apart as far as held-out starts demand (docs/noise.md)."
            .formatted(first.members(), first.starts()));
    for (LabelledEnsembles row : result.ensembles()) {
      if (row.scores().lost() > 0) {
        notes.add(
            "%s: %s of the members left the finite numbers."
                .formatted(row.label(), percent(row.scores().lost())));
      }
    }
    return notes;
  }
}
