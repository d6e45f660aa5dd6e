package chaoscast.core.files.understanding;

/// The role of one column, and why.
///
/// @param index  of the column in the table, from 0
/// @param name   of the column, or `x0`, `x1` … where it has none
/// @param role   what it is for
/// @param reason such as `its name`, `given by --time`, `rises evenly`
public record ColumnRole(int index, String name, Role role, String reason) {}
