package chaoscast.core.options;

import chaoscast.core.InputException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Finds what a user meant by a name that does not exist.
///
/// A known name is near if it holds what was written (`esn` in `lsr-esn`, at least three letters), or becomes it by
/// changing, adding, leaving out or swapping at most one letter in three.
public final class NearestName {
  private static final int LETTERS_A_CHANGE = 3;
  private static final int MOST_SUGGESTIONS = 3;

  private NearestName() {}

  /// @param kind    what the name should have named, such as `surrogate`
  /// @param unknown what the user wrote
  /// @param known   the names there are
  /// @return an exception whose message gives the nearest names, if any is near, and all others
  public static InputException unknown(String kind, String unknown, Collection<String> known) {
    String question = question(unknown, known);
    return new InputException(
        "unknown %s '%s'%s known: %s"
            .formatted(
                kind, unknown, question.isEmpty() ? ";" : ":" + question,
                String.join(", ", known)));
  }

  /// @return such as ` did you mean 'd2r2'?` or ` did you mean 'hsr-esn' or 'lsr-esn'?`; empty if no known name is near
  public static String question(String unknown, Collection<String> known) {
    List<String> near = near(unknown, known);
    if (near.isEmpty()) {
      return "";
    }
    String last = "'" + near.getLast() + "'?";
    String others =
        near.subList(0, near.size() - 1).stream()
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return " did you mean " + (others.isEmpty() ? "" : others + " or ") + last;
  }

  /// @return the nearest known name, ignoring case, if one is near
  public static Optional<String> of(String unknown, Collection<String> known) {
    return near(unknown, known).stream().findFirst();
  }

  /// @return the names that are as near as the nearest
  private static List<String> near(String unknown, Collection<String> known) {
    String wanted = unknown.toLowerCase(Locale.ROOT);
    ToIntFunction<String> distance = name -> distance(wanted, name.toLowerCase(Locale.ROOT));
    int least = known.stream().mapToInt(distance).min().orElse(Integer.MAX_VALUE);
    boolean typed = least <= Math.max(1, wanted.length() / LETTERS_A_CHANGE);
    return known.stream()
        .filter(
            name -> typed
                ? distance.applyAsInt(name) == least
                : wanted.length() >= LETTERS_A_CHANGE
                    && name.toLowerCase(Locale.ROOT).contains(wanted))
        .limit(MOST_SUGGESTIONS)
        .toList();
  }

  /// Edit distance in which two neighbours that changed places count once (optimal string alignment).
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(
                cost[i - 1][j - 1] + substitution,
                1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
