package chaoscast.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Breaks text at blanks, except those between the digits of one number.
public final class Wrapping {
  private static final Pattern BREAK = Pattern.compile("(?<!\\d) | (?!\\d)");

  private Wrapping() {}

  /// @param width greatest number of terminal cells in a line; a longer word keeps a line to itself
  /// @return at least one line
  public static List<String> lines(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : BREAK.split(text, -1)) {
      if (!line.isEmpty() && DisplayWidth.of(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// As wide as prose may be now.
  ///
  /// @param text broken into lines that begin with `indent` from the second on
  /// @return lines that each end in a line feed
  public static String hanging(String text, String indent) {
    return hanging(text, indent, TextWidth.current().prose());
  }

  /// @param text   broken into lines that begin with `indent` from the second on
  /// @param width  greatest number of terminal cells in a line, the indent included
  /// @return lines that each end in a line feed
  public static String hanging(String text, String indent, int width) {
    List<String> lines = lines(text, width - DisplayWidth.of(indent));
    return String.join("\n" + indent, lines) + "\n";
  }
}
