package chaoscast.core.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command line that a POSIX shell reads back as the same words.
public final class ShellText {
  private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellText() {}

  /// @param words program and arguments
  public static String of(List<String> words) {
    return words.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
