package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.study.StudyRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// A study as a table for people, a row a point.
public final class StudyText {
  private StudyText() {}

  /// @param rows     of one study, not empty
  /// @param exponent λ₁, if it is known
  /// @return lines that each end in a line feed
  public static String of(List<StudyRow> rows, OptionalDouble exponent) {
    double factor = exponent.orElse(1);
    String unit = exponent.isPresent() ? "horizon, Lyapunov times" : "horizon, time units";
    boolean seeds = rows.stream().anyMatch(row -> row.seedStd() > 0);
    var columns = new ArrayList<Column>();
    for (String name : rows.getFirst().factors().keySet()) {
      columns.add(Column.left(name));
    }
    columns.add(Column.right(unit, "mean"));
    columns.add(Column.right(unit, "± std").tightened());
    columns.add(Column.right(unit, "95% CI"));
    columns.add(Column.right(unit, "median"));
    if (seeds) {
      columns.add(Column.right("seeds", "std"));
    }
    columns.add(Column.right("a step", "multiply-adds"));
    columns.add(Column.right("fit", "s"));
    var table = new TextTable(columns);
    for (StudyRow row : rows) {
      var cells = new ArrayList<>(row.factors().values());
      if (row.horizon().isPresent()) {
        HorizonStatistics horizon = row.horizon().get().times(factor);
        cells.add(NumberText.fixed(horizon.mean(), 3));
        cells.add("± " + NumberText.fixed(horizon.std(), 3));
        cells.add(
            NumberText.fixed(horizon.ci95()[0], 3) + "–" + NumberText.fixed(horizon.ci95()[1], 3));
        cells.add(NumberText.fixed(horizon.median(), 3));
        if (seeds) {
          cells.add(NumberText.fixed(row.seedStd() * factor, 3));
        }
        cells.add(NumberText.grouped(row.cost().multiplyAdds()));
        cells.add(NumberText.significant(row.trainSeconds()));
      }
      while (cells.size() < columns.size()) {
        cells.add(NumberText.UNKNOWN);
      }
      table.row(cells);
    }
    var text = new StringBuilder(table.render(ComparisonText.WIDTH));
    for (StudyRow row : rows) {
      for (String failure : row.failures()) {
        text.append(
            Wrapping.hanging(
                String.join(" ", row.factors().values()) + ": " + failure,
                "  ",
                ComparisonText.WIDTH));
      }
    }
    return text.toString();
  }
}
