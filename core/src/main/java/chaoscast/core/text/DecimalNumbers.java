package chaoscast.core.text;

import java.util.regex.Pattern;

/// Numbers as people and other programs write them: `12`, `-0.5`, `1e-3`, `NaN`, `Infinity`.
///
/// Java reads more: hexadecimal floats, `1d`, digits of other scripts, blanks around. Here these are no numbers.
public final class DecimalNumbers {
  private static final Pattern REAL =
      Pattern.compile("[+-]?(([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|NaN|Infinity)");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

  private DecimalNumbers() {}

  /// @throws NumberFormatException if the text is no number
  public static double real(String text) {
    return Double.parseDouble(matching(REAL, text));
  }

  /// @throws NumberFormatException if the text is no whole number that an `int` holds
  public static int whole(String text) {
    return Integer.parseInt(matching(WHOLE, text));
  }

  /// @throws NumberFormatException if the text is no whole number that a `long` holds
  public static long longWhole(String text) {
    return Long.parseLong(matching(WHOLE, text));
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new NumberFormatException("no number: " + text);
    }
    return text;
  }
}
