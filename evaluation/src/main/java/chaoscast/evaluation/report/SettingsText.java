package chaoscast.evaluation.report;

import chaoscast.core.text.NumberText;
import chaoscast.core.text.ShellText;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.compare.ChosenSettings;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Settings that were chosen, as options to paste: a line a contestant, as long as it must be.
public final class SettingsText {
  private static final String HEADING =
      "Settings chosen by forecasts of states held out of the training data; with --settings published these"
          + " give the same table:";

  private SettingsText() {}

  /// @return lines that each end in a line feed, the last one empty; none if nothing was chosen
  public static String of(List<ChosenSettings> chosen) {
    if (chosen.isEmpty()) {
      return "";
    }
    var text = new StringBuilder(Wrapping.hanging(HEADING, "  "));
    for (ChosenSettings one : chosen) {
      text.append("  ").append(one.label()).append(": ").append(tried(one)).append('\n');
      if (!one.settings().isEmpty()) {
        text.append("    ").append(flags(one.flags())).append('\n');
      }
    }
    return text.append('\n').toString();
  }

  /// @return the same for the one model that is to be trained, whose options need no label
  public static String ofModel(ChosenSettings chosen) {
    List<String> flags =
        chosen.settings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .toList();
    return "settings: %s\n%s"
        .formatted(tried(chosen), flags.isEmpty() ? "" : "  " + flags(flags) + "\n");
  }

  /// @param flags `key=value` each
  /// @return `-p key=value -p key=value`, as a shell reads them
  private static String flags(List<String> flags) {
    return ShellText.of(flags.stream().flatMap(flag -> Stream.of("-p", flag)).toList());
  }

  private static String tried(ChosenSettings one) {
    if (one.trials() == 0) {
      return one.settings().isEmpty()
          ? "nothing to choose, published"
          : "as given, or as small as the data ask for";
    }
    return "%d trials%s, held-out horizon %s (published %s)"
        .formatted(
            one.trials(),
            one.failed() == 0 ? "" : ", %d failed".formatted(one.failed()),
            number(one.horizon()),
            number(one.published()));
  }

  private static String number(OptionalDouble horizon) {
    return horizon.isPresent() ? NumberText.significant(horizon.getAsDouble()) : "unknown";
  }
}
