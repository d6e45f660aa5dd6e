package chaoscast.core.files.table;

import java.util.List;

/// One column of a table.
///
/// @param name   as the file has it, or `x0`, `x1` … where it has none
/// @param named  whether the file names it
/// @param kind   what its cells are
/// @param digits to how many digits they are printed
/// @param labels the words of a column of words; its numbers are indices of these
public record TableColumn(
    String name, boolean named, Kind kind, Digits digits, List<String> labels) {
  private static final int LONGEST = 60;

  /// What the cells of a column are.
  public enum Kind {
    NUMBER,
    /// Dates, as seconds since 1970-01-01 UTC.
    DATE,
    /// Times of day, or times passed as hours and minutes, in seconds.
    TIME_OF_DAY,
    WORD
  }

  public TableColumn {
    labels = List.copyOf(labels);
    name = clean(name);
  }

  /// A column of numbers.
  public static TableColumn of(String name, boolean named, Digits digits) {
    return new TableColumn(name, named, Kind.NUMBER, digits, List.of());
  }

  /// @return text from a file that is safe to show: no control characters
  public static String clean(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '�' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /// @return the same, of bounded length, for messages
  public static String shown(String text) {
    String clean = clean(text);
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
