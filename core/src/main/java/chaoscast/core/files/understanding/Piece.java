package chaoscast.core.files.understanding;

/// Rows that make one trajectory, in the order of time.
///
/// @param rows     of a group
/// @param from     position of the first among them
/// @param count    how many
/// @param reversed whether the file has them in reverse order
/// @param reason   why it begins there, as in [Stretch]
/// @param future   rows that follow with inputs alone
record Piece(
    Rows rows, int from, int count, boolean reversed, String reason, int future) {

  /// Nothing is known behind its end.
  Piece(Rows rows, int from, int count, boolean reversed, String reason) {
    this(rows, from, count, reversed, reason, 0);
  }

  /// @return the row of the table at a position
  int at(int position) {
    return rows.at(reversed ? from + count - 1 - position : from + position);
  }

  /// @return the first of them in the file
  int first() {
    return Math.min(at(0), at(count - 1));
  }

  Piece withReason(String newReason) {
    return new Piece(rows, from, count, reversed, newReason, future);
  }

  /// @param rowsBehind that follow with inputs alone
  Piece withFuture(int rowsBehind) {
    return new Piece(rows, from, count, reversed, reason, rowsBehind);
  }

  /// @return with the rows behind its end, for what is known there
  Piece withFutureRows() {
    return new Piece(rows, from, count + future, reversed, reason);
  }
}
