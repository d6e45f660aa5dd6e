package chaoscast.core;

/// Where a trajectory's first state stands in what it was read from or generated as.
///
/// @param source name of the file, empty if the states come from none
/// @param row    of the first state in there, counted from 0
public record Origin(String source, long row) {
  /// The start of states that come from no file.
  public static final Origin NONE = new Origin("", 0);

  public Origin {
    Requirements.requireAtLeast("row", 0, row);
  }

  /// @param rows how far to go on, ≥ 0
  public Origin later(long rows) {
    return new Origin(source, row + rows);
  }
}
