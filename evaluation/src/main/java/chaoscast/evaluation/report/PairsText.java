package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.PairedComparison;
import chaoscast.evaluation.score.PairedDifference;
import java.util.Comparator;
import java.util.List;

/// Paired differences of horizons over the same starts, as a table.
final class PairsText {
  private PairsText() {}

  /// @return a table with one row a pair, the greatest difference first; empty for fewer than two
  ///     surrogates
  static String of(ComparisonResult result) {
    if (result.pairs().isEmpty()) {
      return "";
    }
    boolean lyapunov = result.system().lyapunovExponent().isPresent();
    double factor = result.system().lyapunovExponent().orElse(1);
    String unit = lyapunov ? "Lyapunov times" : "time units";
    var table =
        new TextTable(
            List.of(
                Column.left("same starts"),
                Column.right(unit, "difference"),
                Column.right(unit, "95% CI"),
                Column.right("starts", "further"),
                Column.right("starts", "shorter"),
                Column.right("starts", "ties").lesser(1),
                Column.right("sign test", "p"),
                Column.right("mean", "p").lesser(2)));
    result.pairs().stream()
        .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.difference().mean())))
        .forEach(pair -> row(table, pair, factor));
    return "\n" + table.render();
  }

  private static void row(TextTable table, PairedComparison pair, double factor) {
    PairedDifference difference = pair.difference();
    boolean turned = difference.mean() < 0;
    double sign = turned ? -factor : factor;
    double low = sign * difference.ci95()[turned ? 1 : 0];
    double high = sign * difference.ci95()[turned ? 0 : 1];
    table.row(
        (turned ? pair.second() : pair.first())
            + " − "
            + (turned ? pair.first() : pair.second()),
        NumberText.fixed(sign * difference.mean(), 2),
        NumberText.fixed(low, 2) + " … " + NumberText.fixed(high, 2),
        Integer.toString(turned ? difference.losses() : difference.wins()),
        Integer.toString(turned ? difference.wins() : difference.losses()),
        Integer.toString(difference.ties()),
        NumberText.significant(difference.pValue(), 2),
        NumberText.significant(difference.meanPValue(), 2));
  }
}
