package chaoscast.evaluation.report.study;

import chaoscast.core.Cost;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.study.EnergyPerOperation;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.PaperCost;
import chaoscast.evaluation.study.ParetoFront;
import chaoscast.evaluation.study.StudyRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What a step costs and how far it sees, as a table for people.
public final class CostText {
  private static final List<EnergyPerOperation> ENERGIES =
      List.of(
          EnergyPerOperation.BINARY64,
          EnergyPerOperation.BINARY32,
          EnergyPerOperation.BINARY16,
          EnergyPerOperation.BFLOAT16);

  private CostText() {}

  /// @param rows     points with the factors `surrogate`, `option` and `value`
  /// @param exponent λ₁, if it is known
  /// @return lines that each end in a line feed
  public static String of(List<StudyRow> rows, OptionalDouble exponent) {
    double factor = exponent.orElse(1);
    var columns =
        new ArrayList<>(
            List.of(
                Column.left("surrogate"),
                Column.left("size"),
                Column.right("horizon", exponent.isPresent() ? "Lyapunov times" : "time units"),
                Column.right("a step", "mult.-adds"),
                Column.right("a step", "tanh etc.").lesser(4),
                Column.right("a step", "µs"),
                Column.right("stored", "parameters").lesser(3),
                Column.right("stored", "kB").lesser(2),
                Column.right("fit", "s").lesser(1)));
    for (EnergyPerOperation energy : ENERGIES) {
      columns.add(
          Column.right("nJ a step", energy.format() + (energy.published() ? "" : "*"))
              .lesser(energy.equals(EnergyPerOperation.BINARY64) ? 1 : 5));
    }
    columns.add(Column.left("front"));
    var table = new TextTable(columns);
    for (StudyRow row : rows) {
      Cost cost = row.cost();
      var cells =
          new ArrayList<>(
              List.of(
                  row.factors().get("surrogate"),
                  row.factors().get("option") + " " + row.factors().get("value"),
                  NumberText.fixed(
                      row.horizon().isPresent() ? row.horizon().get().mean() * factor : Double.NaN,
                      2),
                  NumberText.grouped(cost.multiplyAdds()),
                  NumberText.grouped(cost.transcendentals()),
                  NumberText.measured(1e6 * row.measure(Measure.SECONDS_PER_STEP)),
                  NumberText.grouped(cost.parameters()),
                  NumberText.significant(1e-3 * cost.bytes()),
                  NumberText.measured(row.measure(Measure.TRAIN_SECONDS))));
      for (EnergyPerOperation energy : ENERGIES) {
        cells.add(NumberText.significant(energy.nanojoules(cost)));
      }
      cells.add(ParetoFront.contains(rows, row) ? "●" : "");
      table.row(cells);
    }
    return table.render()
        + "\n"
        + Wrapping.hanging(
            "front: no other is cheaper without a shorter horizon. kB: parameters and memory touched, in"
                + " binary64. nJ: multiply-adds alone, 45 nm, doi:10.1109/ISSCC.2014.6757323; * scaled from"
                + " its binary32 and binary16 by the width of the significand.",
            "  ")
        + ratio(rows)
        + paper();
  }

  /// The ratio of the table's own sizes.
  private static String ratio(List<StudyRow> rows) {
    Optional<StudyRow> polynomial = largest(rows, "d2r2");
    Optional<StudyRow> reservoir = largest(rows, "lsr-esn");
    if (polynomial.isEmpty() || reservoir.isEmpty()) {
      return "";
    }
    return sentence(String.format(Locale.ROOT,
        "A step of lsr-esn (%s) takes %.1f times the multiply-adds of d2r2 (%s), without its %d tanh.",
        size(reservoir.get()),
        (double) reservoir.get().cost().multiplyAdds() / polynomial.get().cost().multiplyAdds(),
        size(polynomial.get()),
        reservoir.get().cost().transcendentals()));
  }

  /// What the published ratio may have counted.
  private static String paper() {
    long polynomial = PaperCost.polynomial();
    int least = PaperCost.LEAST_NODES;
    int most = PaperCost.MOST_NODES;
    double tanh =
        (PaperCost.PUBLISHED_RATIO * polynomial - PaperCost.reservoir(most)) / most;
    EnergyPerOperation wide = EnergyPerOperation.BINARY32;
    EnergyPerOperation half = EnergyPerOperation.BINARY16;
    return sentence(String.format(Locale.ROOT,
        "At the paper's sizes (8 variables; D2R2 of degree 4, %d multiply-adds; LSR-ESN of %d to %d nodes) a"
            + " step of the LSR-ESN takes %.1f to %.1f times as many; published: %.0f.",
        polynomial,
        least,
        most,
        ratio(PaperCost.reservoir(least)),
        ratio(PaperCost.reservoir(most)),
        PaperCost.PUBLISHED_RATIO))
        + sentence(String.format(Locale.ROOT,
            "A dense reservoir matrix would make it %.0f to %.0f, so the paper did not count zeros. %.0f is"
                + " met at %d nodes if a tanh counts as %.0f multiply-adds; or in training, where the Gram"
                + " matrix takes %.1f to %.0f times as many, %.0f at %d nodes.",
            ratio(PaperCost.denseReservoir(least)),
            ratio(PaperCost.denseReservoir(most)),
            PaperCost.PUBLISHED_RATIO,
            most,
            tanh,
            PaperCost.trainingRatio(least),
            PaperCost.trainingRatio(most),
            PaperCost.PUBLISHED_RATIO,
            PaperCost.nodesOfPublishedRatio()))
        + sentence(String.format(Locale.ROOT,
            "Half precision: %.1f times less energy of arithmetic than binary32, and 2 times fewer bits to move;"
                + " published: %.0f.",
            (wide.multiplication() + wide.addition()) / (half.multiplication() + half.addition()),
            PaperCost.PUBLISHED_HALVING));
  }

  private static double ratio(long multiplyAdds) {
    return (double) multiplyAdds / PaperCost.polynomial();
  }

  private static String sentence(String text) {
    return Wrapping.hanging(text, "  ");
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
