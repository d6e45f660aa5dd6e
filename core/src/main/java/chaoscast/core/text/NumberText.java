package chaoscast.core.text;

import java.util.Locale;

/// Numbers as people read them in a table.
public final class NumberText {
  /// Stands for a number that is not known.
  public static final String UNKNOWN = "–";

  private NumberText() {}

  /// @param decimals digits after the point
  public static String fixed(double value, int decimals) {
    return special(value, String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /// @return two digits and the power of ten, such as `2.1e-4`
  public static String scientific(double value) {
    return special(value,
        String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0", "e$1"));
  }

  /// @return three significant digits, three after the point at most, such as `0.094`, `4.75`, `135`
  public static String significant(double value) {
    return fixed(value, Math.clamp(2 - magnitude(value), 0, 3));
  }

  /// @param digits significant ones, three after the point at most
  public static String significant(double value, int digits) {
    return fixed(value, Math.clamp(digits - 1 - magnitude(value), 0, 3));
  }

  /// @return ⌊log₁₀ |value|⌋, 0 for zero and what is not finite
  public static int magnitude(double value) {
    return value == 0 || !Double.isFinite(value) ? 0
        : (int) Math.floor(Math.log10(Math.abs(value)));
  }

  /// @return the shortest text that reads back as the same number, without a needless `.0`
  public static String plain(double value) {
    String text = Double.toString(value);
    return special(value, text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
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
