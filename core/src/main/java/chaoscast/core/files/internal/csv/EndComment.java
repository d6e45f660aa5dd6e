package chaoscast.core.files.internal.csv;

import java.util.Set;

/// A comment behind the last number of a line, as in `1.0, 2.0  # restarted`: from `#` or `//` behind a blank
/// that follows a number, a quote or a separator, to the end. `#N/A` and other errors of spreadsheets are cells.
final class EndComment {
  private static final Set<String> ERRORS =
      Set.of("n/a", "div", "val", "ref", "nam", "num", "nul", "wer", "zah", "bez");

  private EndComment() {}

  /// @param separator a blank for any run of blanks
  /// @return where the line ends without its comment, and without blanks before that
  static int start(byte[] bytes, int from, int to, char separator) {
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      byte one = bytes[at];
      quoted ^= one == '"';
      boolean sign = one == '#' || (one == '/' && at + 1 < to && bytes[at + 1] == '/');
      if (sign && !quoted && at > from && isBlank(bytes[at - 1], separator)
          && !isError(bytes, at, to)) {
        int end = at;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
          end--;
        }
        byte before = end > from ? bytes[end - 1] : 0;
        if ((before >= '0' && before <= '9') || before == '"' || before == '.'
            || before == separator) {
          return end;
        }
      }
    }
    return to;
  }

  private static boolean isBlank(byte one, char separator) {
    return one == ' ' || (one == '\t' && separator == ' ');
  }

  private static boolean isError(byte[] bytes, int at, int to) {
    var start = new StringBuilder();
    for (int i = at + 1; i < Math.min(to, at + 4); i++) {
      start.append(Character.toLowerCase((char) bytes[i]));
    }
    return ERRORS.contains(start.toString());
  }
}
