package chaoscast.core.files.understanding;

import chaoscast.core.files.table.Digits;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.files.table.TableColumn.Kind;
import chaoscast.core.text.DecimalNumbers;
import java.util.Optional;
import java.util.OptionalInt;

/// Values and times of a table as they are meant: what stands for a missing value is none, and a clock counts in
/// seconds.
final class TableCells {
  private final Table table;
  private final TableRoles roles;
  private final double[] sentinels;
  private final double clockUnit;

  TableCells(Table table, ReadingOptions options, TableRoles roles) {
    this.table = table;
    this.roles = roles;
    this.sentinels = options.missing().stream().mapToDouble(TableCells::sentinel).toArray();
    this.clockUnit = unit();
  }

  private static double sentinel(String text) {
    try {
      return DecimalNumbers.real(text);
    } catch (NumberFormatException e) {
      return Double.NaN; // a word, which the reader of text compares
    }
  }

  /// @return a value, NaN where it is missing
  double value(int row, int column) {
    double value = table.cells().get(row, column);
    for (double one : sentinels) {
      if (value == one) {
        return Double.NaN;
      }
    }
    return value;
  }

  /// @return seconds, or the clock's own unit
  double time(int row) {
    return table.cells().get(row, roles.clock().orElseThrow()) * clockUnit;
  }

  boolean isConstant(int column) {
    double first = Double.NaN;
    for (int row = 0; row < table.rows(); row++) {
      double value = value(row, column);
      if (!Double.isNaN(value)) {
        if (Double.isNaN(first)) {
          first = value;
        } else if (value != first) {
          return false;
        }
      }
    }
    return true;
  }

  /// @return whether the clock's stamps are dates, counts since 1970 or numbers as large
  boolean isDated(double first) {
    return table.columns().get(roles.clock().orElseThrow()).kind() == Kind.DATE
        || clockUnit != 1 || Math.abs(first) > 1e8;
  }

  /// @return whether the clock's unit is beyond doubt the unit of a time step
  boolean hasOwnUnit() {
    return clockUnit == 1
        && table.columns().get(roles.clock().orElseThrow()).kind() != Kind.DATE
        && roles.isCertain();
  }

  /// @return a sentence where the clock counts parts of seconds
  Optional<String> unitRemark() {
    if (clockUnit == 1) {
      return Optional.empty();
    }
    String part = clockUnit == 1e-3 ? "milli" : clockUnit == 1e-6 ? "micro" : "nano";
    return Optional.of(
        "column %s counts %sseconds since 1970; the time is in seconds"
            .formatted(roles.name(roles.clock().orElseThrow()), part));
  }

  /// @return digits of the clock's stamps in seconds
  Digits clockDigits() {
    TableColumn column = table.columns().get(roles.clock().orElseThrow());
    int shift = (int) Math.round(-Math.log10(clockUnit));
    return shift == 0 ? column.digits()
        : new Digits(column.digits().decimals() + shift, column.digits().significant());
  }

  /// Seconds in the unit of the clock: stamps of 13, 16 and 19 digits count milli-, micro- and nanoseconds
  /// since 1970.
  private double unit() {
    OptionalInt column = roles.clock();
    if (column.isEmpty() || table.columns().get(column.getAsInt()).kind() == Kind.DATE) {
      return 1;
    }
    double first = Math.abs(table.cells().get(0, column.getAsInt()));
    double[] units = {1e-3, 1e-6, 1e-9};
    for (int i = 0; i < units.length; i++) {
      if (first * units[i] > 3e8 && first * units[i] < 5e9) {
        return units[i];
      }
    }
    return 1;
  }
}
