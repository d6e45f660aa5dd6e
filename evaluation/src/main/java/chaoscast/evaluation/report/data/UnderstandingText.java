package chaoscast.evaluation.report.data;

import chaoscast.core.files.understanding.Clock;
import chaoscast.core.files.understanding.ColumnRole;
import chaoscast.core.files.understanding.Role;
import chaoscast.core.files.understanding.Stretch;
import chaoscast.core.files.understanding.Understanding;
import chaoscast.core.text.EnumWords;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.Wrapping;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was understood of data files, in lines of at most 80 columns.
public final class UnderstandingText {
  private static final int LABEL = 14;
  private static final int SHOWN = 8;

  private UnderstandingText() {}

  /// @return lines that each end in a line feed
  public static String of(Understanding found) {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN, found.files().size()); i++) {
      text.append(line(i == 0 ? "file" : "", found.files().get(i)));
      text.append(line("", found.formats().get(i)));
    }
    if (found.files().size() > SHOWN) {
      text.append(line("", "and %d more".formatted(found.files().size() - SHOWN)));
    }
    text.append(line("rows", Integer.toString(found.rows()) + leftOut(found)));
    text.append(trajectories(found.stretches()));
    for (Role role : Role.values()) {
      columns(role, found).forEach(text::append);
    }
    text.append(line("time step", clock(found.clock())));
    found.look().ifPresent(
        look -> {
          String kind = EnumWords.of(look.kind());
          String words = switch (look.kind()) {
            case FLOW -> "a flow";
            case MAP -> "a map, or a flow sampled coarsely";
            case PERIODIC, NOISE, TREND -> "no dynamics: " + kind;
            case UNCLEAR -> kind;
          };
          text.append(line("looks like", words + " (" + look.reason() + ")"));
          text.append(
              line("memory",
                  (look.lasts() ? "autocorrelation stays above 1/e for %d steps and more"
                      : "autocorrelation falls to 1/e in %d steps").formatted(look.decay())));
          if (!look.noise().isEmpty()) {
            text.append(line("noise ≤", noise(look.noise())));
          }
        });
    found.outliers().forEach(
        outlier -> text.append(
            line("outliers", "%s: %d such as %s in row %d%s".formatted(
                outlier.column(), outlier.count(), outlier.value(), outlier.row(),
                outlier.sentinel() ? " (stands for a missing value?)" : ""))));
    found.remarks().forEach(remark -> text.append(line("remark", remark)));
    found.warnings().forEach(warning -> text.append(line("warning", warning)));
    found.advice().forEach(
        advice -> text.append(line("try", advice.option() + "   " + advice.sentence())));
    return text.toString();
  }

  /// @param exponent λ₁ of the data; empty if they do not tell it
  /// @return a line that stands below the others
  public static String of(Optional<LyapunovEstimate> exponent) {
    return line("λ₁", exponent.map(UnderstandingText::words).orElse(
        "unknown: neither neighbours in the data nor fitted models tell how fast differences grow"));
  }

  private static String words(LyapunovEstimate found) {
    int decimals = NumberText.decimals(found.exponent(), found.standardError(), 3);
    return "%s ± %s per time unit, from %s".formatted(
        NumberText.fixed(found.exponent(), decimals),
        NumberText.fixed(found.standardError(), decimals), found.source());
  }

  private static String leftOut(Understanding found) {
    var parts = new ArrayList<String>();
    if (found.missing() > 0) {
      parts.add("%d with missing values".formatted(found.missing()));
    }
    if (found.alone() > 0) {
      parts.add("%d alone between gaps".formatted(found.alone()));
    }
    return parts.isEmpty() ? "" : ", left out: " + String.join(", ", parts);
  }

  private static String trajectories(List<Stretch> stretches) {
    var text = new StringBuilder(line("trajectories", Integer.toString(stretches.size())));
    if (stretches.size() > 1) {
      for (Stretch one : stretches.subList(0, Math.min(SHOWN, stretches.size()))) {
        text.append(
            line("", "%s: %d rows from row %d on (%s)"
                .formatted(one.name(), one.rows(), one.firstRow(), one.reason())));
      }
      if (stretches.size() > SHOWN) {
        text.append(line("", "and %d more".formatted(stretches.size() - SHOWN)));
      }
    }
    return text.toString();
  }

  private static List<String> columns(Role role, Understanding found) {
    List<ColumnRole> columns = found.columns().stream().filter(c -> c.role() == role).toList();
    if (columns.isEmpty()) {
      return List.of();
    }
    String names =
        columns.stream().limit(2L * SHOWN).map(ColumnRole::name).collect(Collectors.joining(", "))
            + (columns.size() > 2 * SHOWN ? ", … (%d)".formatted(columns.size()) : "");
    String label = switch (role) {
      case CLOCK -> "clock";
      case STATE -> columns.size() == 1 ? "state" : "states";
      case INPUT -> columns.size() == 1 ? "input" : "inputs";
      case CONSTANT -> columns.size() == 1 ? "constant" : "constants";
      case IDENTIFIER -> "identifier";
      case IGNORED -> "ignored";
    };
    String reason = role == Role.STATE ? "" : " (" + columns.getFirst().reason() + ")";
    return List.of(line(label, names + reason));
  }

  private static String clock(Clock clock) {
    String step =
        clock.timeStep().isPresent()
            ? NumberText.plain(clock.timeStep().getAsDouble()) + ", from " + clock.source()
            : "unknown";
    boolean stamped = Double.isFinite(clock.least()) && clock.greatest() > clock.least();
    return step + (clock.even() ? "" : ", not even") + (stamped ? ", " + steps(clock) : "");
  }

  /// Stamps that are sums or products in binary are apart by what rounding leaves: no two numbers are worth printing.
  private static String steps(Clock clock) {
    String least = sixDigits(clock.least());
    String greatest = sixDigits(clock.greatest());
    if (!least.equals(greatest)) {
      return "stamps %s to %s apart".formatted(least, greatest);
    }
    return "stamps equally far apart to within "
        + NumberText.scientific(clock.greatest() - clock.least());
  }

  private static String sixDigits(double value) {
    return NumberText.plain(Double.parseDouble(String.format(Locale.ROOT, "%.6g", value)));
  }

  private static String noise(Map<String, Double> noise) {
    return noise.entrySet().stream()
        .limit(SHOWN)
        .map(one -> one.getKey() + " " + NumberText.significant(one.getValue(), 2))
        .collect(Collectors.joining(", "))
        + " of its spread";
  }

  private static String line(String label, String text) {
    String indent = " ".repeat(LABEL);
    String padded = label + " ".repeat(LABEL - label.length());
    String wrapped = Wrapping.hanging(text, indent);
    return padded + wrapped;
  }
}
