package chaoscast.evaluation.report.study;

import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.report.ProtocolWords;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.OptionGrid;
import chaoscast.evaluation.study.PowerLaw;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.truth.SystemDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a surrogate costs and sees against the size of the system, as a table, with the exponent at which
/// each cost grows.
public final class ScalingText {
  private static final List<StudyColumn> COLUMNS =
      List.of(StudyColumn.EXPONENT, StudyColumn.FEATURES, StudyColumn.MEMORY, StudyColumn.STEP);

  private ScalingText() {}

  /// The systems and the convention in words, which are known before any work begins.
  ///
  /// @param system   of any size
  /// @param size     its parameter that sets the size, and the values
  /// @param protocol of every size
  /// @return lines that each end in a line feed
  public static String heading(SystemDescription system, OptionGrid size, Protocol protocol) {
    return Wrapping.hanging(
        ProtocolWords.of(system, size.key(), size.values()), "  ")
        + Wrapping.hanging(
            ProtocolWords.of(protocol, OptionalDouble.empty()), "  ");
  }

  /// @param rows of the study, the system's size the first factor
  /// @return lines that each end in a line feed
  public static String of(List<StudyRow> rows) {
    return StudyText.withVerdict(inLyapunovTimes(rows), OptionalDouble.of(1), COLUMNS) + "\n"
        + growth(rows);
  }

  /// @return the rows with horizons in the Lyapunov times of each row's own system
  static List<StudyRow> inLyapunovTimes(List<StudyRow> rows) {
    return rows.stream()
        .map(
            row -> new StudyRow(
                row.factors(),
                row.horizon().map(horizon -> horizon.times(row.measure(Measure.EXPONENT))),
                row.seedStd(),
                row.lost(),
                row.cost(),
                row.measures(),
                row.failures()))
        .toList();
  }

  /// One line for each choice of options; sizes whose own options differ, such as blocks = K/2, are one
  /// choice if every size has a single row.
  private static String growth(List<StudyRow> rows) {
    String size = rows.getFirst().factors().keySet().iterator().next();
    long sizes = rows.stream().map(row -> row.factors().get(size)).distinct().count();
    var choices = new LinkedHashMap<String, List<StudyRow>>();
    for (StudyRow row : rows) {
      if (row.horizon().isPresent()) {
        var others = new LinkedHashMap<>(row.factors());
        others.remove(size);
        String choice = rows.size() == sizes ? "" : words(others);
        choices.computeIfAbsent(choice, _ -> new ArrayList<>()).add(row);
      }
    }
    var text = new StringBuilder();
    choices.forEach(
        (choice, chosen) -> {
          String powers =
              Stream.of(
                  power("training time", chosen, size, row -> row.measure(Measure.TRAIN_SECONDS)),
                  power("memory", chosen, size, row -> row.measure(Measure.MEMORY)),
                  power("a step", chosen, size, row -> row.measure(Measure.SECONDS_PER_STEP)),
                  power("multiply-adds", chosen, size, row -> row.cost().multiplyAdds()),
                  power("parameters", chosen, size, row -> row.cost().parameters()))
                  .flatMap(Optional::stream)
                  .collect(Collectors.joining(", "));
          if (!powers.isEmpty()) {
            text.append(
                Wrapping.hanging(
                    "growth with %s%s: %s".formatted(size, choice, powers),
                    "  "));
          }
        });
    return text
        + Wrapping.hanging(
            "resident: greatest resident set of the process while it trained and forecast, with the Java"
                + " machine, the data and garbage. Times: one core.",
            "  ");
  }

  private static String words(Map<String, String> options) {
    var words = new StringBuilder();
    options.forEach((key, value) -> words.append(", ").append(key).append('=').append(value));
    return words.toString();
  }

  private static Optional<String> power(
      String what, List<StudyRow> rows, String size, ToDoubleFunction<StudyRow> quantity) {
    OptionalDouble power =
        PowerLaw.exponent(
            rows.stream().map(row -> Double.valueOf(row.factors().get(size))).toList(),
            rows.stream().map(quantity::applyAsDouble).toList());
    return power.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%s ∝ %s^%.2f", what, size, power.getAsDouble()));
  }
}
