package chaoscast.core.files.understanding;

import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.files.table.TableColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/// Finds columns that behave like clocks, whatever their names: those that rise or fall in equal steps.
///
/// @param table of which only the cells and the columns' kinds and digits are used
record EvenColumns(Table table) {
  /// A column that rises evenly over fewer rows may do so by chance.
  private static final int LEAST_ROWS = 10;
  /// Units of the last digit over which a rounded column must rise.
  private static final double MANY_UNITS = 500;
  /// Rows that are looked at before all are.
  private static final int FIRST_ROWS = 50;

  /// A column and where it starts anew.
  ///
  /// @param falls    whether it falls
  /// @param restarts rows > 0 where it goes back to where it began
  record Even(boolean falls, List<Integer> restarts) {}

  /// @return how a column of numbers without a missing value rises in equal steps, perhaps again and again from the
  ///     same value on, or falls without a break; nothing for others
  Optional<Even> even(int column) {
    int rows = table.rows();
    TableColumn one = table.columns().get(column);
    if (one.kind() != Kind.NUMBER || rows < LEAST_ROWS || !looksEven(column)) {
      return Optional.empty();
    }
    for (int row = 0; row < rows; row++) {
      if (!Double.isFinite(at(row, column))) {
        return Optional.empty();
      }
    }
    IntToDoubleFunction times = row -> at(row, column);
    Stamps stamps = Stamps.of(rows, times, one.digits());
    double unit = one.digits().unit(at(rows - 1, column));
    // A straight line over many units of its rounding says nothing else than the time.
    boolean sharp = stamps.exact() || unit < 0.3 * stamps.step()
        || Math.abs(at(rows - 1, column) - at(0, column)) > MANY_UNITS * unit;
    List<Integer> starts = stamps.starts();
    if (!stamps.even() || !sharp || (stamps.reversed() && starts.size() > 1)) {
      return Optional.empty();
    }
    double first = at(0, column);
    boolean alike = starts.stream()
        .allMatch(row -> Math.abs(at(row, column) - first) <= 1.5 * stamps.step());
    return starts.size() == 1 || alike
        ? Optional.of(new Even(stamps.reversed(), starts.subList(1, starts.size())))
        : Optional.empty();
  }

  /// Whether the first rows only rise, but for a return to the first value, or only fall.
  private boolean looksEven(int column) {
    double first = at(0, column);
    boolean rises = at(1, column) > first;
    boolean falls = at(1, column) < first;
    for (int row = 2; row < Math.min(FIRST_ROWS, table.rows()); row++) {
      double before = at(row - 1, column);
      double value = at(row, column);
      rises &= value > before || value == first;
      falls &= value < before;
    }
    return rises || falls;
  }

  /// @return whether a column of numbers is a straight line against another one, to its last printed digit, and not
  ///     constant
  boolean isLine(int column, int clock) {
    int rows = table.rows();
    TableColumn one = table.columns().get(column);
    double span = at(rows - 1, clock) - at(0, clock);
    double rise = at(rows - 1, column) - at(0, column);
    if (one.kind() == Kind.WORD || rows < LEAST_ROWS || span == 0 || rise == 0) {
      return false;
    }
    double largest = Math.max(Math.abs(at(0, column)), Math.abs(at(rows - 1, column)));
    double unit = one.digits().unit(largest);
    if (unit > 0.01 * Math.abs(rise)) {
      return false;
    }
    // Half a unit at both ends and here, and as much of the clock.
    double clockUnit = table.columns().get(clock).digits().unit(at(rows - 1, clock));
    double allowed = 1.501 * unit + 1.5 * clockUnit * Math.abs(rise / span);
    for (int row = 0; row < rows; row++) {
      double line = at(0, column) + rise * ((at(row, clock) - at(0, clock)) / span);
      if (!(Math.abs(at(row, column) - line) <= allowed)) {
        return false;
      }
    }
    return true;
  }

  /// @return rows > 0 where a column of whole numbers changes, if it is the same over at least ten rows on average;
  ///     empty for others
  List<Integer> changes(int column) {
    var changes = new ArrayList<Integer>();
    for (int row = 0; row < table.rows(); row++) {
      double value = at(row, column);
      if (value != Math.rint(value)) {
        return List.of();
      }
      if (row > 0 && value != at(row - 1, column)) {
        changes.add(row);
      }
      if (changes.size() > table.rows() / LEAST_ROWS) {
        return List.of();
      }
    }
    return changes;
  }

  private double at(int row, int column) {
    return table.cells().get(row, column);
  }
}
