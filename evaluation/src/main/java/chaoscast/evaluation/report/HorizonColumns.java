package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The columns on horizons that surrogates and baselines share: in Lyapunov times with the mean in
/// time units beside it where λ₁ is known, else in time units alone.
///
/// @param lyapunov     whether horizons in Lyapunov times are known
/// @param decimals     digits after the point in the first unit
/// @param timeDecimals the same in time units
/// @param censored     whether any horizon is censored, so that the column is there
record HorizonColumns(boolean lyapunov, int decimals, int timeDecimals, boolean censored) {

  /// One forecaster's horizons.
  ///
  /// @param score    in time units
  /// @param lyapunov in Lyapunov times, if λ₁ is known
  record Horizons(Score score, Optional<HorizonStatistics> lyapunov) {
    HorizonStatistics first() {
      return lyapunov.orElse(score.horizon());
    }
  }

  /// @param all every row of the table
  static HorizonColumns of(List<Horizons> all) {
    return new HorizonColumns(
        !all.isEmpty() && all.stream().allMatch(row -> row.lyapunov().isPresent()),
        decimals(all.stream().map(Horizons::first).toList()),
        decimals(all.stream().map(row -> row.score().horizon()).toList()),
        all.stream().anyMatch(row -> row.score().horizon().censored() > 0));
  }

  List<Column> columns() {
    String group = lyapunov ? "horizon, Lyapunov times" : "horizon, time units";
    var columns = new ArrayList<Column>();
    columns.add(Column.right(group, "mean"));
    columns.add(Column.right(group, "± std").tightened());
    columns.add(Column.right(group, "95% CI"));
    columns.add(Column.right(group, "median"));
    if (lyapunov) {
      columns.add(Column.right("time units", "mean").lesser(4));
    }
    if (censored) {
      columns.add(Column.right("", "cens."));
    }
    return columns;
  }

  List<String> cells(Horizons row) {
    HorizonStatistics first = row.first();
    var cells = new ArrayList<String>();
    cells.add(NumberText.fixed(first.mean(), decimals));
    cells.add("± " + NumberText.fixed(first.std(), decimals));
    double[] interval = first.ci95();
    cells.add(
        NumberText.fixed(interval[0], decimals) + "–" + NumberText.fixed(interval[1], decimals));
    cells.add(NumberText.fixed(first.median(), decimals));
    if (lyapunov) {
      cells.add(NumberText.fixed(row.score().horizon().mean(), timeDecimals));
    }
    if (censored) {
      cells.add(Integer.toString(row.score().horizon().censored()));
    }
    return cells;
  }

  /// Two digits after the point, more if the greatest horizon would lose its third significant one or the first
  /// digit of its deviation.
  private static int decimals(List<HorizonStatistics> horizons) {
    return horizons.stream()
        .max(Comparator.comparingDouble(HorizonStatistics::mean))
        .map(greatest -> NumberText.decimals(
            greatest.mean(),
            greatest.std(),
            Math.clamp(2 - NumberText.magnitude(greatest.mean()), 2, 9)))
        .orElse(2);
  }
}
