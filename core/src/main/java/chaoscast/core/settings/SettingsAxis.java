package chaoscast.core.settings;

import chaoscast.core.InputException;
import java.util.List;

/// One option and the values of it that are worth trying. Neighbours differ little: numbers rise, and words
/// that are alike stand side by side.
///
///     SettingsAxis.of("ridge", "1e-6", "1e-4", "1e-2")
///
/// @param key    the option
/// @param values at least one, all different
/// @param costly whether higher values mostly cost time: they are then tried last
public record SettingsAxis(String key, List<String> values, boolean costly) {

  public SettingsAxis {
    values = List.copyOf(values);
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      throw new InputException(
          "%s must have ≥ 1 value, all different, but has %s".formatted(key, values));
    }
  }

  /// Values that cost much the same.
  public static SettingsAxis of(String key, String... values) {
    return new SettingsAxis(key, List.of(values), false);
  }

  /// Whole numbers that cost much the same.
  ///
  /// @param numbers rising; repetitions are left out
  public static SettingsAxis whole(String key, List<Integer> numbers) {
    return new SettingsAxis(
        key, numbers.stream().distinct().map(String::valueOf).toList(), false);
  }

  /// @return the same, tried last
  public SettingsAxis asCostly() {
    return new SettingsAxis(key, values, true);
  }

  /// @return the index of a value, or of the number nearest to it; 0 for a word that is not there
  public int nearest(String value) {
    int exact = values.indexOf(value);
    if (exact >= 0) {
      return exact;
    }
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (distance(values.get(i), value) < distance(values.get(best), value)) {
        best = i;
      }
    }
    return best;
  }

  private static double distance(String one, String other) {
    try {
      return Math.abs(Double.parseDouble(one) - Double.parseDouble(other));
    } catch (NumberFormatException _) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
