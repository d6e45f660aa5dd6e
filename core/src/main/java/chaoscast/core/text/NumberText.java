package chaoscast.core.text;

import java.util.Locale;

/// Numbers as people read them in a table.
public final class NumberText {
  /// Stands for a number that is not known.
  public static final String UNKNOWN = "–";

  /// Longest text of a number that nobody has to round in their head.
  private static final int SHORT = 8;

  private NumberText() {}

  /// @param decimals digits after the point
  public static String fixed(double value, int decimals) {
    return special(value, String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /// @return two digits and the power of ten where there is one, such as `2.1e-4`, `5.4e3`, `9.7`, `0`
  public static String scientific(double value) {
    return special(
        value,
        value == 0 ? "0"
            : String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0", "e$1")
                .replace("e+0", "").replace("e+", "e"));
  }

  /// @return three significant digits, three after the point at most, such as `0.094`, `4.75`, `135`; below 0.001
  ///     [#scientific]
  public static String significant(double value) {
    return significant(value, 3);
  }

  /// @param digits significant ones, three after the point at most; below 0.001 [#scientific]
  public static String significant(double value, int digits) {
    return value != 0 && Math.abs(value) < 1e-3
        ? scientific(value)
        : fixed(value, Math.clamp(digits - 1 - magnitude(value), 0, 3));
  }

  /// A time as it was measured: clocks of busy machines tell no more than a thousandth, and a table is as wide in every
  /// run.
  ///
  /// @return three significant digits, three after the point at most, such as `0.021`, `4.75`, `135`
  public static String measured(double value) {
    return fixed(value, Math.clamp(2 - magnitude(value), 0, 3));
  }

  /// @return ⌊log₁₀ |value|⌋, 0 for zero and what is not finite
  public static int magnitude(double value) {
    return value == 0 || !Double.isFinite(value) ? 0
        : (int) Math.floor(Math.log10(Math.abs(value)));
  }

  /// @return the shortest text that reads back as the same number, without a needless `.0`: `12`, `1e-4`
  public static String plain(double value) {
    String text = Double.toString(value);
    return special(
        value,
        text.endsWith(".0") ? text.substring(0, text.length() - 2)
            : text.replace(".0E", "e").replace('E', 'e'));
  }

  /// @return three digits after the point, or four digits and the power of ten where these would show too little or too
  ///     much: `10.000`, `0.018`, `2.274e-3`, `1.000e7`
  public static String coefficient(double value) {
    double size = Math.abs(value);
    return size >= 1e-2 && size < 1e6 ? fixed(value, 3) : special(value, power(value));
  }

  private static String power(double value) {
    return String.format(Locale.ROOT, "%.3e", value).replaceFirst("e([+-])0", "e$1")
        .replace("e+", "e");
  }

  /// @return [#plain] where that is short, else four significant digits, such as `2.667`
  public static String readable(double value) {
    String plain = plain(value);
    if (plain.length() <= SHORT || !Double.isFinite(value)) {
      return plain;
    }
    int magnitude = magnitude(value);
    if (magnitude < -3 || magnitude > 6) {
      return power(value);
    }
    return fixed(value, Math.max(0, 3 - magnitude)).replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }

  /// @param text of an option or parameter, a number or not
  /// @return the number as [#readable] writes it, other text as it is
  public static String readable(String text) {
    try {
      return text.length() > SHORT || text.endsWith(".0") || text.indexOf('E') >= 0
          ? readable(DecimalNumbers.real(text))
          : text;
    } catch (NumberFormatException word) {
      return text;
    }
  }

  /// How many digits after the point a value needs so that its error does not vanish: `0.0040 ± 0.0004`.
  ///
  /// @param error that stands beside the value, ≥ 0
  /// @param least digits after the point, whatever the error
  /// @return so many that the error shows one significant digit, where the value then has four at most
  public static int decimals(double value, double error, int least) {
    int needed = error > 0 ? -magnitude(error) : 0;
    return Math.clamp(Math.min(needed, 3 - magnitude(value)), least, 9);
  }

  /// @return with a blank between thousands, such as `300 000`
  public static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }

  private static String special(double value, String text) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    return Double.isInfinite(value) ? (value > 0 ? "∞" : "−∞") : text;
  }
}
