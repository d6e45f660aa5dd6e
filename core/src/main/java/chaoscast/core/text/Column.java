package chaoscast.core.text;

/// One column of a [TextTable].
///
/// @param group what this column and its neighbours of the same group have in common; may be empty
/// @param title head of the column
/// @param align side that its cells keep to
/// @param tight whether one blank, not two, sets it off from the column before
public record Column(String group, String title, Align align, boolean tight) {

  /// The side that cells keep to.
  public enum Align {
    LEFT,
    RIGHT
  }

  /// A column of words.
  public static Column left(String title) {
    return new Column("", title, Align.LEFT, false);
  }

  /// A column of numbers.
  public static Column right(String group, String title) {
    return new Column(group, title, Align.RIGHT, false);
  }

  /// @return the same, close to the column before it
  public Column tightened() {
    return new Column(group, title, align, true);
  }

  int gap() {
    return tight ? 1 : 2;
  }
}
