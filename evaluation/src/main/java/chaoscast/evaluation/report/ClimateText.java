package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.climate.ClimateDistance;
import chaoscast.evaluation.climate.ClimateVerdict;
import chaoscast.evaluation.climate.ExponentEstimates;
import chaoscast.evaluation.climate.SurrogateClimate;
import chaoscast.evaluation.compare.ComparisonResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// Long free runs of surrogates, as a table.
final class ClimateText {
  private ClimateText() {}

  /// @return a table with one row a surrogate and one for the truth; empty if there are no climates
  static String of(ComparisonResult result) {
    if (result.climate().isEmpty()) {
      return "";
    }
    ClimateComparison climate = result.climate().get();
    String group = "distance from the truth's";
    var table =
        new TextTable(
            List.of(
                Column.left("left alone"),
                Column.right(group, "histogram"),
                Column.right(group, "spectrum").lesser(2),
                Column.right(group, "autocorr.").lesser(1),
                Column.right("own exponent", "λ₁"),
                Column.left("climate")));
    for (SurrogateClimate row : climate.surrogates()) {
      table.row(
          row.label(),
          distance(row.distance(), climate.yardstick(), ClimateDistance::histogram),
          distance(row.distance(), climate.yardstick(), ClimateDistance::spectrum),
          distance(row.distance(), climate.yardstick(), ClimateDistance::autocorrelation),
          row.exponents().map(ClimateText::leading).orElse(NumberText.UNKNOWN),
          verdict(row, climate));
    }
    table.rule();
    table.row(
        "truth, again",
        NumberText.significant(climate.yardstick().histogram()),
        NumberText.significant(climate.yardstick().spectrum()),
        NumberText.significant(climate.yardstick().autocorrelation()),
        truth(result, climate),
        "");
    return "\n" + table.render();
  }

  /// @return what the table's words mean
  static List<String> notes(ComparisonResult result) {
    var notes = new ArrayList<String>();
    result.climate()
        .ifPresent(
            climate -> {
              int runs = climate.plan().runs();
              notes.add(
                  ("climate: %s %s steps of each forecaster on its own output. Distances as numbers and as"
                      + " multiples of that between two such climates of the truth; λ₁ per time unit"
                      + " ± standard error.")
                      .formatted(
                          runs == 1 ? "one run of" : runs + " runs of",
                          NumberText.grouped(climate.plan().steps())));
              if (climate.surrogates().stream()
                  .anyMatch(row -> row.verdict() == ClimateVerdict.DRIFTED)) {
                notes.add(
                    "drifted: has left the attractor, some distance above %s times the truth's own."
                        .formatted(NumberText.plain(ClimateComparison.BOUND)));
              }
            });
    return notes;
  }

  private static String distance(
      Optional<ClimateDistance> distance,
      ClimateDistance yardstick,
      ToDoubleFunction<ClimateDistance> part) {
    if (distance.isEmpty()) {
      return NumberText.UNKNOWN;
    }
    double value = part.applyAsDouble(distance.get());
    double times = value / part.applyAsDouble(yardstick);
    return NumberText.significant(value)
        + " "
        + (Double.isFinite(times) ? NumberText.significant(times, 2) + "×" : "");
  }

  private static String verdict(SurrogateClimate row, ClimateComparison climate) {
    String words = row.verdict().words();
    return row.runs() == climate.plan().runs()
        ? words
        : "%s (%d of %d runs)".formatted(words, row.runs(), climate.plan().runs());
  }

  private static String truth(ComparisonResult result, ClimateComparison climate) {
    OptionalDouble known = result.system().lyapunovExponent();
    if (known.isPresent()) {
      return NumberText.significant(known.getAsDouble());
    }
    return climate.exponents().map(ClimateText::leading).orElse(NumberText.UNKNOWN);
  }

  private static String leading(ExponentEstimates found) {
    double exponent = found.exponents()[0];
    double error = found.standardErrors()[0];
    if (Double.isNaN(error)) {
      return NumberText.significant(exponent);
    }
    int decimals = NumberText.decimals(exponent, error, 2);
    return NumberText.fixed(exponent, decimals) + " ± " + NumberText.fixed(error, decimals);
  }
}
