package chaoscast.core.files.understanding;

/// A stretch of rows without a gap, which becomes one trajectory.
///
/// @param table    index of the table that it is in
/// @param name     of the trajectory, from an identifier or its file
/// @param firstRow of the table, counted from 1
/// @param rows     number of rows, ≥ 2
/// @param reason   why it begins there: `start`, `gap`, `missing value`, `the clock goes back`, `blank line`,
///                 `identifier`
public record Stretch(int table, String name, int firstRow, int rows, String reason) {}
