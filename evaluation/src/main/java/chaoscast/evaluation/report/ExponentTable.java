package chaoscast.evaluation.report;

import chaoscast.core.files.AtomicFile;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.evaluation.study.ExponentTrials;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.equations.EquationSystem.PublishedExponent;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// λ₁ of many systems by two methods, beside what others say of it.
///
/// @param rows one a system
public record ExponentTable(List<ExponentTrials> rows) {
  private static final String CODE = "its source code";

  public ExponentTable {
    rows =
        rows.stream()
            .sorted(
                Comparator.comparing((ExponentTrials row) -> SystemKind.of(row.system()))
                    .thenComparing(row -> row.system().name()))
            .toList();
  }

  /// @return lines that each end in a line feed
  public String text() {
    var table =
        new TextTable(
            List.of(
                Column.left("system"),
                Column.right("λ₁ per time unit", "tangent flow"),
                Column.right("λ₁ per time unit", "± error"),
                Column.right("λ₁ per time unit", "difference"),
                Column.right("λ₁ per time unit", "± error"),
                Column.left("agree"),
                Column.right("others", "λ₁"),
                Column.left("confirmed"),
                Column.left("remark")));
    rows.forEach(row -> table.row(cells(row)));
    return table.render() + "\n" + summary();
  }

  /// Writes it as a section of a page in Markdown, a table a kind of system.
  ///
  /// @param target  replaced whole or not at all
  /// @param command that made it
  public void writeMarkdown(Path target, String command) {
    var text = new StringBuilder("# The systems and their leading Lyapunov exponents\n\n");
    text.append("Made by `%s`.\n\n".formatted(command)).append(explanation());
    for (SystemKind kind : SystemKind.values()) {
      List<ExponentTrials> own =
          rows.stream().filter(row -> SystemKind.of(row.system()) == kind).toList();
      if (own.isEmpty()) {
        continue;
      }
      text.append(
          "\n## %s%s\n\n"
              .formatted(kind.title().substring(0, 1).toUpperCase(Locale.ROOT),
                  kind.title().substring(1)));
      text.append(
          "| system | variables | Δt | tangent flow | small difference | agree | others | agree | source |\n");
      text.append("|---|---|---|---|---|---|---|---|---|\n");
      own.forEach(row -> text.append(markdown(row)));
    }
    text.append('\n').append(summary());
    AtomicFile.write(
        target, file -> Files.writeString(file, text.toString(), StandardCharsets.UTF_8));
  }

  private static String explanation() {
    return """
        λ₁ per time unit is measured by two methods that share nothing but the equations: the tangent flow, whose derivatives
        are symbolic, and the growth of a small difference between two solutions, from other starts. Errors are standard errors
        of the scatter between trajectories and blocks of time. Two values agree if they differ by no more than %s of their
        joint error, or by %s of λ₁. `others` is what has been published, to half a unit of its last digit, or an estimate of
        another collection; neither is taken for the truth, least of all what is quoted from memory, whose source was not at
        hand. `systems NAME` shows equations, parameters and sources.
        """
        .formatted(NumberText.plain(ExponentTrials.ERRORS), NumberText.plain(ExponentTrials.SHARE));
  }

  private String summary() {
    long agreeing = rows.stream().filter(ExponentTrials::agrees).count();
    long known = rows.stream().filter(row -> others(row.system()).isPresent()).count();
    long confirmed = rows.stream().filter(row -> verdict(row).equals("yes")).count();
    return "%d systems; both methods agree on %d; %d of %d values of others are confirmed\n"
        .formatted(rows.size(), agreeing, confirmed, known);
  }

  private static List<String> cells(ExponentTrials row) {
    var cells = new ArrayList<String>();
    cells.add(row.system().name());
    for (Optional<LyapunovEstimate> found : List.of(row.tangent(), row.growth())) {
      cells.add(found.map(ExponentTable::value).orElse(NumberText.UNKNOWN));
      cells.add(found.map(ExponentTable::error).orElse(NumberText.UNKNOWN));
    }
    boolean both = row.tangent().isPresent() && row.growth().isPresent();
    cells.add(!both ? NumberText.UNKNOWN : row.agrees() ? "yes" : "no");
    cells.add(
        others(row.system()).map(other -> NumberText.plain(other.exponent()))
            .orElse(NumberText.UNKNOWN));
    cells.add(verdict(row));
    cells.add(remark(row));
    return cells;
  }

  private static String markdown(ExponentTrials row) {
    DynamicalSystem system = row.system();
    String variables =
        system.observedDimension() == system.dimension() || !system.hidesVariables()
            ? String.valueOf(system.observedDimension())
            : "%d of %d".formatted(system.observedDimension(), system.dimension());
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            system.name(),
            variables,
            NumberText.plain(system.defaultTimeStep()),
            row.tangent().map(one -> value(one) + " ± " + error(one)).orElse(NumberText.UNKNOWN),
            row.growth().map(one -> value(one) + " ± " + error(one)).orElse(NumberText.UNKNOWN),
            row.agrees() ? "yes" : "**no**",
            others(system).map(other -> NumberText.plain(other.exponent()))
                .orElse(NumberText.UNKNOWN),
            verdict(row).replace("no", "**no**"),
            remark(row));
  }

  private static String remark(ExponentTrials row) {
    var parts = new ArrayList<>(row.failures());
    others(row.system()).ifPresent(other -> parts.add(other.source()));
    return String.join("; ", parts);
  }

  /// Empty where nobody says anything, or nothing was found.
  private static String verdict(ExponentTrials row) {
    return others(row.system())
        .filter(_ -> row.tangent().isPresent())
        .map(
            other -> row.agreesWith(other.exponent(), rounding(other.exponent())) ? "yes" : "no")
        .orElse("");
  }

  /// Half a unit of the last digit, as a standard error that [ExponentTrials#ERRORS] of make it.
  private static double rounding(double exponent) {
    String digits = NumberText.plain(exponent);
    int point = digits.indexOf('.');
    int decimals = point < 0 ? 0 : digits.length() - point - 1;
    return 0.5 * Math.pow(10, -decimals) / ExponentTrials.ERRORS;
  }

  private static Optional<PublishedExponent> others(DynamicalSystem system) {
    if (system instanceof EquationSystem text) {
      return text.published();
    }
    return system.lyapunovExponent().isPresent()
        ? Optional.of(new PublishedExponent(system.lyapunovExponent().getAsDouble(), CODE))
        : Optional.empty();
  }

  private static String value(LyapunovEstimate found) {
    return NumberText.fixed(found.exponent(), decimals(found));
  }

  private static String error(LyapunovEstimate found) {
    return NumberText.fixed(found.standardError(), decimals(found));
  }

  /// Two digits of the error.
  private static int decimals(LyapunovEstimate found) {
    return found.standardError() > 0
        ? Math.clamp(1 - NumberText.magnitude(found.standardError()), 1, 6)
        : 6;
  }
}
