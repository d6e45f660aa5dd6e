package chaoscast.core.text;

import chaoscast.core.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command line as a POSIX shell writes and reads it.
public final class ShellText {
  private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellText() {}

  /// A line that a shell reads back as the same words.
  ///
  /// @param words program and arguments
  public static String of(List<String> words) {
    return words.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
  }

  /// Words as a POSIX shell would read them, without expansions: blanks and line breaks part them, what stands between
  /// single or double quotes or after a backslash is taken as it is.
  ///
  /// @throws InputException if a quote is not closed
  public static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean any = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        any = true;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        any = true;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (any) {
          words.add(word.toString());
          word.setLength(0);
          any = false;
        }
      } else {
        word.append(c);
        any = true;
      }
    }
    if (quote != 0) {
      throw new InputException("a quote %s must be closed but is not".formatted(quote));
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }

  private static String quoted(String word) {
    return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
