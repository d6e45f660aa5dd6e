package chaoscast.core.options;

import chaoscast.core.InputException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds what a user meant by a name that does not exist.
public final class NearestName {
  private NearestName() {}

  /// @param kind    what the name should have named, such as `surrogate`
  /// @param unknown what the user wrote
  /// @param known   the names there are, not empty
  /// @return an exception whose message gives the nearest name and all others
  public static InputException unknown(String kind, String unknown, Collection<String> known) {
    return new InputException(
        "unknown %s '%s': did you mean '%s'? known: %s"
            .formatted(kind, unknown, of(unknown, known), String.join(", ", known)));
  }

  /// @return the known name with the least edit distance, ignoring case
  public static String of(String unknown, Collection<String> known) {
    String wanted = unknown.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /// Levenshtein's distance, one row at a time.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
