package chaoscast.core.files.csv;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// Numbers as other tools write them: `1`, `-1.5e-3`, and `nan`, `inf` for what is not finite.
final class CsvNumbers {
  private static final Set<String> NAN = Set.of("nan");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");

  private CsvNumbers() {}

  static boolean isNumber(String text) {
    return parse(text).isPresent();
  }

  /// @return the number, which may be NaN or infinite, or nothing for other text
  static OptionalDouble parse(String text) {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    char last = text.charAt(text.length() - 1);
    if ((last >= '0' && last <= '9') || last == '.') {
      try {
        return OptionalDouble.of(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    // Not left to parseDouble, which also takes 1f and 1d.
    String word = text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
    if (NAN.contains(word)) {
      return OptionalDouble.of(Double.NaN);
    }
    return INFINITE.contains(word)
        ? OptionalDouble.of(Double.POSITIVE_INFINITY)
        : OptionalDouble.empty();
  }
}
