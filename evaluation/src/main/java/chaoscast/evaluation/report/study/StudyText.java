package chaoscast.evaluation.report.study;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.study.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A study as a table for people, a row a point; below it the reasons why points have no horizon, or one
/// from fewer seeds.
public final class StudyText {
  private StudyText() {}

  /// @param rows     of one study, not empty
  /// @param exponent λ₁, if it is known
  /// @param further  columns besides the usual ones
  /// @return lines that each end in a line feed
  public static String of(
      List<StudyRow> rows, OptionalDouble exponent, List<StudyColumn> further) {
    double factor = exponent.orElse(1);
    String unit = exponent.isPresent() ? "horizon, Lyapunov times" : "horizon, time units";
    boolean seeds = rows.stream().anyMatch(row -> row.seedStd() > 0);
    var columns = new ArrayList<Column>();
    for (String name : rows.getFirst().factors().keySet()) {
      columns.add(Column.left(name));
    }
    int decimals = decimals(rows, factor);
    columns.add(Column.right(unit, "mean"));
    columns.add(Column.right(unit, "± std").tightened());
    columns.add(Column.right(unit, "95% CI").lesser(2));
    columns.add(Column.right(unit, "median").lesser(3));
    if (seeds) {
      columns.add(Column.right("seeds", "std").lesser(1));
    }
    further.forEach(column -> columns.add(column.column()));
    columns.add(Column.right("a step", "multiply-adds").lesser(5));
    columns.add(Column.right("fit", "s").lesser(4));
    var table = new TextTable(columns);
    var reasons = new LinkedHashSet<String>();
    rows.forEach(row -> reasons.addAll(row.failures()));
    List<String> numbered = List.copyOf(reasons);
    for (StudyRow row : rows) {
      var cells = new ArrayList<>(
          row.factors().values().stream().map(NumberText::readable).toList());
      String mark = marks(row, numbered);
      if (row.horizon().isPresent()) {
        HorizonStatistics horizon = row.horizon().get().times(factor);
        cells.add(mark + NumberText.fixed(horizon.mean(), decimals));
        cells.add("± " + NumberText.fixed(horizon.std(), decimals));
        cells.add(
            NumberText.fixed(horizon.ci95()[0], decimals)
                + "–"
                + NumberText.fixed(horizon.ci95()[1], decimals));
        cells.add(NumberText.fixed(horizon.median(), decimals));
        if (seeds) {
          cells.add(NumberText.fixed(row.seedStd() * factor, decimals));
        }
        further.forEach(column -> cells.add(column.text(row)));
        cells.add(row.cost().multiplyAdds() > 0 ? NumberText.grouped(row.cost().multiplyAdds())
            : NumberText.UNKNOWN);
        cells.add(NumberText.measured(row.measure(Measure.TRAIN_SECONDS)));
      } else {
        cells.add(mark + "failed");
      }
      while (cells.size() < columns.size()) {
        cells.add(NumberText.UNKNOWN);
      }
      table.row(cells);
    }
    var text = new StringBuilder(table.render());
    for (int i = 0; i < numbered.size(); i++) {
      text.append(
          Wrapping.hanging(
              "[%d] %s".formatted(i + 1, numbered.get(i)), "    "));
    }
    return text.toString();
  }

  /// The table of [#of] below a sentence on what it says.
  public static String withVerdict(
      List<StudyRow> rows, OptionalDouble exponent, List<StudyColumn> further) {
    String verdict = StudyVerdict.of(rows, exponent);
    return (verdict.isEmpty() ? "" : Wrapping.hanging(verdict, "  ") + "\n")
        + of(rows, exponent, further);
  }

  /// A study that was stopped, without intervals, which take their time.
  ///
  /// @param finished trials by their factors and seed, `{nodes=30}#1`
  /// @param exponent λ₁, if it is known
  /// @return lines that each end in a line feed; empty without trials
  public static String soFar(Map<String, TrialResult> finished, OptionalDouble exponent) {
    String unit = exponent.isPresent() ? "Lyapunov times" : "time units";
    var table =
        new TextTable(
            List.of(
                Column.left("trial"),
                Column.right("", "seed"),
                Column.right("horizon, " + unit, "mean")));
    finished.forEach(
        (key, result) -> {
          int seed = key.lastIndexOf('#');
          double mean = Arrays.stream(result.horizons()).average().orElse(0);
          table.row(
              key.substring(1, seed - 1),
              key.substring(seed + 1),
              result.failure().isPresent() ? "failed"
                  : NumberText.fixed(mean * exponent.orElse(1), 2));
        });
    return finished.isEmpty() ? "" : table.render();
  }

  /// Four digits of the greatest horizon, three after the point at most, more where a small one's deviation needs them.
  private static int decimals(List<StudyRow> rows, double factor) {
    return rows.stream()
        .flatMap(row -> row.horizon().stream())
        .map(horizon -> horizon.times(factor))
        .max(Comparator.comparingDouble(HorizonStatistics::mean))
        .map(greatest -> NumberText.decimals(greatest.mean(), greatest.std(),
            Math.clamp(3 - NumberText.magnitude(greatest.mean()), 0, 3)))
        .orElse(3);
  }

  /// @return the numbers of the row's reasons, such as `[1][3] `
  private static String marks(StudyRow row, List<String> reasons) {
    var marks = new StringBuilder();
    row.failures()
        .forEach(reason -> marks.append('[').append(reasons.indexOf(reason) + 1).append(']'));
    return marks.isEmpty() ? "" : marks + " ";
  }
}
