package chaoscast.core.text;

/// One column of a [TextTable].
///
/// @param group what this column and its neighbours of the same group have in common; may be empty
/// @param title head of the column
/// @param align side that its cells keep to
/// @param tight whether one blank, not two, sets it off from the column before
/// @param rank  0 for a column that a narrow terminal keeps as long as it can; of the others the greatest goes first
public record Column(String group, String title, Align align, boolean tight, int rank) {

  /// The side that cells keep to.
  public enum Align {
    LEFT,
    RIGHT
  }

  /// A column of words.
  public static Column left(String title) {
    return new Column("", title, Align.LEFT, false, 0);
  }

  /// A column of numbers.
  public static Column right(String group, String title) {
    return new Column(group, title, Align.RIGHT, false, 0);
  }

  /// @return the same, close to the column before it
  public Column tightened() {
    return new Column(group, title, align, true, rank);
  }

  /// @param newRank how early a narrow terminal leaves it out, ≥ 1
  /// @return the same, less important
  public Column lesser(int newRank) {
    return new Column(group, title, align, tight, newRank);
  }

  /// @return what the column is called where it does not stand
  String name() {
    return (group + " " + title).strip();
  }

  int gap() {
    return tight ? 1 : 2;
  }
}
