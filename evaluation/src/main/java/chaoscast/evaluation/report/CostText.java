package chaoscast.evaluation.report;

import chaoscast.core.Cost;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.study.EnergyPerOperation;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.ParetoFront;
import chaoscast.evaluation.study.StudyRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What a step costs and how far it sees, as a table for people.
public final class CostText {
  /// The published ratio of the LSR-ESN's cost to D2R2's, doi:10.1098/rsta.2020.0246.
  private static final double PUBLISHED = 68;

  private CostText() {}

  /// @param rows     points with the factors `surrogate`, `option` and `value`
  /// @param exponent λ₁, if it is known
  /// @return lines that each end in a line feed
  public static String of(List<StudyRow> rows, OptionalDouble exponent) {
    double factor = exponent.orElse(1);
    var table =
        new TextTable(
            List.of(
                Column.left("surrogate"),
                Column.left("size"),
                Column.right("horizon", exponent.isPresent() ? "Lyapunov times" : "time units"),
                Column.right("a step", "mult.-adds"),
                Column.right("a step", "tanh etc."),
                Column.right("a step", "µs"),
                Column.right("stored", "parameters"),
                Column.right("fit", "s"),
                Column.right("nJ a step", "binary32"),
                Column.right("nJ a step", "binary16"),
                Column.left("front")));
    for (StudyRow row : rows) {
      Cost cost = row.cost();
      table.row(
          row.factors().get("surrogate"),
          row.factors().get("option") + " " + row.factors().get("value"),
          NumberText.fixed(
              row.horizon().isPresent() ? row.horizon().get().mean() * factor : Double.NaN, 2),
          NumberText.grouped(cost.multiplyAdds()),
          NumberText.grouped(cost.transcendentals()),
          NumberText.significant(1e6 * row.measure(Measure.SECONDS_PER_STEP)),
          NumberText.grouped(cost.parameters()),
          NumberText.significant(row.measure(Measure.TRAIN_SECONDS)),
          NumberText.significant(EnergyPerOperation.BINARY32.nanojoules(cost)),
          NumberText.significant(EnergyPerOperation.BINARY16.nanojoules(cost)),
          ParetoFront.contains(rows, row) ? "●" : "");
    }
    return table.render(ComparisonText.WIDTH)
        + "\n"
        + Wrapping.hanging(
            "front: no other is cheaper without a shorter horizon. nJ: multiply-adds alone, 45 nm,"
                + " doi:10.1109/ISSCC.2014.6757323, which has no figures for binary64.",
            "  ",
            ComparisonText.WIDTH)
        + ratio(rows);
  }

  private static String ratio(List<StudyRow> rows) {
    Optional<StudyRow> polynomial = largest(rows, "d2r2");
    Optional<StudyRow> reservoir = largest(rows, "lsr-esn");
    if (polynomial.isEmpty() || reservoir.isEmpty()) {
      return "";
    }
    Cost small = polynomial.get().cost();
    Cost large = reservoir.get().cost();
    double ratio = (double) large.multiplyAdds() / small.multiplyAdds();
    double needed =
        (PUBLISHED * small.multiplyAdds() - large.multiplyAdds()) / large.transcendentals();
    return Wrapping.hanging(
        String.format(
            Locale.ROOT,
            "A step of lsr-esn (%s) takes %.1f times the multiply-adds of d2r2 (%s), without its %d"
                + " tanh. The published ratio of %.0f is met here if each tanh counts as %.0f"
                + " multiply-adds; a dense reservoir matrix would add nodes².",
            size(reservoir.get()),
            ratio,
            size(polynomial.get()),
            large.transcendentals(),
            PUBLISHED,
            Math.max(0, needed)),
        "  ",
        ComparisonText.WIDTH);
  }

  private static Optional<StudyRow> largest(List<StudyRow> rows, String surrogate) {
    return rows.stream()
        .filter(row -> surrogate.equals(row.factors().get("surrogate")))
        .max(Comparator.comparingLong(row -> row.cost().multiplyAdds()));
  }

  private static String size(StudyRow row) {
    return row.factors().entrySet().stream()
        .filter(factor -> !factor.getKey().equals("surrogate"))
        .map(factor -> factor.getValue())
        .collect(Collectors.joining(" "));
  }
}
