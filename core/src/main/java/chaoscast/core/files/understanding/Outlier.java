package chaoscast.core.files.understanding;

/// Values far outside the rest.
///
/// @param column   name of the column
/// @param row      first row that holds one, counted from 1
/// @param value    in that row
/// @param count    how many rows hold one
/// @param sentinel whether it looks like a sign for a missing value, such as −9999
public record Outlier(String column, int row, double value, int count, boolean sentinel) {}
