package chaoscast.evaluation.cli.benchmark;

import chaoscast.core.InputException;
import chaoscast.core.text.ShellText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page that has every figure beside the command that prints it.
///
/// A line `./chaoscast …` alone between fences begins a command, and the rows of the tables below it are its figures:
///
///     | d2r2 | 9.81 ± 1.27 Lyapunov times |
///
/// The first cell is a contestant's or baseline's label, for a study some of a point's factors (`degree=2, ridge=0`),
/// for exponents their number; the second a mean, with a standard deviation where that stands there too, in Lyapunov
/// times, in time units, or per time unit.
final class ResultsPage {
  private static final Pattern COMMAND = Pattern.compile("^\\./chaoscast (.*)$");
  private static final Pattern ROW =
      Pattern.compile(
          "^(\\| (.+?) \\| )(-?\\d+\\.\\d+)( ± (\\d+\\.\\d+))?( (?:Lyapunov times|time units|per time unit)) \\|$");

  private final List<String> lines;

  /// @param lines of the page
  ResultsPage(List<String> lines) {
    this.lines = new ArrayList<>(lines);
  }

  /// One figure.
  ///
  /// @param line  number of the page's line, from 0
  /// @param label first cell
  record Row(int line, String label) {}

  /// A command and its figures.
  ///
  /// @param words behind the program's name
  record Entry(List<String> words, List<Row> rows) {
    Entry {
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return ShellText.of(words);
    }
  }

  /// @return commands that have figures
  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher command = COMMAND.matcher(lines.get(i));
      if (command.matches()) {
        entries.add(new Entry(ShellText.words(command.group(1)), new ArrayList<>()));
      }
      Matcher row = ROW.matcher(lines.get(i));
      if (row.matches() && !entries.isEmpty()) {
        entries.getLast().rows().add(new Row(i, row.group(2)));
      }
    }
    return entries.stream().filter(entry -> !entry.rows().isEmpty()).toList();
  }

  /// @return the figure as it is written
  String written(Row row) {
    Matcher parts = matched(row);
    return parts.group(3) + (parts.group(4) == null ? "" : parts.group(4)) + parts.group(6);
  }

  /// @param result what the command wrote as JSON
  /// @return the same figure of that, with as many digits
  /// @throws InputException if the result has none of that label
  String found(Row row, JsonNode result) {
    Matcher parts = matched(row);
    boolean lyapunov = parts.group(6).equals(" Lyapunov times");
    Figure figure =
        figure(row.label(), result, lyapunov)
            .orElseThrow(
                () -> new InputException(
                    "the result must have '%s', as line %d of the page does, but has not"
                        .formatted(row.label(), row.line() + 1)));
    String text = fixed(figure.mean(), parts.group(3));
    return (parts.group(4) == null ? text
        : text + " ± " + fixed(figure.deviation(), parts.group(5)))
        + parts.group(6);
  }

  /// Puts another figure in place of the one that is written.
  void replace(Row row, String figure) {
    lines.set(row.line(), matched(row).group(1) + figure + " |");
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  private Matcher matched(Row row) {
    Matcher parts = ROW.matcher(lines.get(row.line()));
    if (!parts.matches()) {
      throw new IllegalStateException("line %d is no row".formatted(row.line() + 1));
    }
    return parts;
  }

  /// As many digits after the point as the example has.
  private static String fixed(double value, String example) {
    int decimals = example.length() - 1 - example.indexOf('.');
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private record Figure(double mean, double deviation) {}

  private static Optional<Figure> figure(String label, JsonNode result, boolean lyapunov) {
    for (String group : List.of("results", "baselines")) {
      for (JsonNode one : result.path(group)) {
        if (label.equals(one.path("label").asText()) || label.equals(one.path("name").asText())) {
          return statistics(one.path(lyapunov ? "horizonLyapunov" : "horizon"), 1);
        }
      }
    }
    double factor = lyapunov ? result.path("lyapunovExponent").asDouble(Double.NaN) : 1;
    for (JsonNode point : result.path("points")) {
      if (hasAll(point.path("factors"), label)) {
        return statistics(point.path("horizon"), factor);
      }
    }
    if (result.has("exponents") && label.matches("[0-9]+")) {
      int index = Integer.parseInt(label) - 1;
      return Optional.of(
          new Figure(
              result.path("exponents").path(index).asDouble(Double.NaN),
              result.path("standardErrors").path(index).asDouble(Double.NaN)));
    }
    return Optional.empty();
  }

  private static Optional<Figure> statistics(JsonNode horizon, double factor) {
    return horizon.isObject()
        ? Optional.of(
            new Figure(
                factor * horizon.path("mean").asDouble(Double.NaN),
                factor * horizon.path("std").asDouble(Double.NaN)))
        : Optional.empty();
  }

  private static boolean hasAll(JsonNode factors, String label) {
    return Arrays.stream(label.split(", "))
        .map(part -> part.split("=", 2))
        .allMatch(
            part -> part.length == 2 && factors.has(part[0])
                && same(factors.get(part[0]).asText(), part[1]));
  }

  private static boolean same(String value, String written) {
    try {
      return Double.parseDouble(value) == Double.parseDouble(written);
    } catch (NumberFormatException word) {
      return value.equals(written);
    }
  }
}
