package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.LabelledScores;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.score.CommonScores;
import chaoscast.evaluation.score.Score;
import chaoscast.evaluation.score.StateSpaceDivergence;
import chaoscast.evaluation.score.ThresholdHorizon;
import java.util.ArrayList;
import java.util.List;

/// Scores that others publish, as two tables: one of them, and one of horizons at other thresholds.
final class ScoresText {
  private static final int[] SMAPE_STEPS = {1, 20, CommonScores.STEPS};

  private ScoresText() {}

  /// @return empty if they were not asked for
  static String of(ComparisonResult result) {
    return result.scores().isEmpty() ? ""
        : "\n" + scores(result).render() + "\n" + thresholds(result).render();
  }

  private static TextTable scores(ComparisonResult result) {
    int longest = result.protocol().maxSteps();
    var columns = new ArrayList<Column>();
    columns.add(Column.left("scores"));
    for (int steps : SMAPE_STEPS) {
      Column column =
          Column.right("sMAPE, % to step", Integer.toString(Math.min(steps, longest)));
      columns.add(steps == 1 ? column.lesser(4) : column);
    }
    columns.add(Column.right("", "MASE"));
    columns.add(Column.right("climate", "D_stsp"));
    columns.add(Column.right("climate", "D_H"));
    columns.add(Column.right("CTF", "short"));
    columns.add(Column.right("CTF", "long").lesser(2));
    columns.add(Column.right("CTF", "rec.").lesser(3));
    var table = new TextTable(columns);
    int surrogates = result.results().size();
    for (int i = 0; i < result.scores().size(); i++) {
      if (i == surrogates) {
        table.rule();
      }
      LabelledScores row = result.scores().get(i);
      CommonScores scores = row.scores();
      var cells = new ArrayList<String>();
      cells.add(row.label());
      for (int steps : SMAPE_STEPS) {
        cells.add(number(scores.smapeAt(steps)));
      }
      cells.add(number(scores.mase()));
      cells.add(number(scores.stateSpaceDivergence()));
      cells.add(number(scores.spectralDistance()));
      cells.add(share(scores.ctfShort()));
      cells.add(share(scores.ctfLong()));
      cells.add(share(scores.ctfReconstruction()));
      table.row(cells);
    }
    return table;
  }

  private static TextTable thresholds(ComparisonResult result) {
    double unit = result.system().lyapunovExponent().orElse(1);
    String words =
        result.system().lyapunovExponent().isPresent() ? "Lyapunov times" : "time units";
    var rows = new ArrayList<Score>();
    var labels = new ArrayList<String>();
    for (SurrogateResult row : result.results()) {
      labels.add(row.label());
      rows.add(row.score());
    }
    for (BaselineResult row : result.baselines()) {
      labels.add(row.name());
      rows.add(row.score());
    }
    var columns = new ArrayList<Column>();
    columns.add(Column.left("valid time"));
    for (ThresholdHorizon one : rows.getFirst().thresholds()) {
      columns.add(
          Column.right(
              "mean, %s, while the error is ≤".formatted(words),
              NumberText.plain(one.threshold())));
    }
    var table = new TextTable(columns);
    for (int i = 0; i < rows.size(); i++) {
      if (i == result.results().size()) {
        table.rule();
      }
      var cells = new ArrayList<String>();
      cells.add(labels.get(i));
      rows.get(i).thresholds()
          .forEach(one -> cells.add(NumberText.fixed(one.mean() * unit, 2)));
      table.row(cells);
    }
    return table;
  }

  /// @return what the tables' words mean
  static List<String> notes(ComparisonResult result) {
    if (result.scores().isEmpty()) {
      return List.of();
    }
    int steps = Math.min(CommonScores.STEPS, result.protocol().maxSteps());
    String marginal =
        result.system().observedDimension() > StateSpaceDivergence.MOST_TOGETHER
            ? " (of each variable alone)" : "";
    return List.of(
        "sMAPE (0–100), MASE over %d steps, CTF (100 is perfect): medians over starts. D_stsp%s: all forecasts together. docs/judging.md has formulas and sources."
            .formatted(steps, marginal));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? NumberText.significant(value) : NumberText.UNKNOWN;
  }

  private static String share(double value) {
    return Double.isFinite(value) ? NumberText.fixed(value, Math.abs(value) < 1000 ? 1 : 0)
        : NumberText.UNKNOWN;
  }
}
