package chaoscast.core.files.understanding;

import chaoscast.core.files.table.Digits;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.files.table.TableColumn.Kind;
import chaoscast.core.text.DecimalNumbers;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Values and times of a table as they are meant: what stands for a missing value is none, and a clock counts in
/// seconds.
final class TableCells {
  private static final double DAY = 86_400;

  private final Table table;
  private final TableRoles roles;
  private final double[] sentinels;
  private final double clockUnit;
  private final boolean months;

  TableCells(Table table, ReadingOptions options, TableRoles roles) {
    this.table = table;
    this.roles = roles;
    this.sentinels = options.missing().stream().mapToDouble(TableCells::sentinel).toArray();
    this.clockUnit = unit();
    this.months = roles.clock().isPresent() && stepsByMonths();
  }

  private static double sentinel(String text) {
    String size = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
    if (size.equals("inf") || size.equals("infinity")) {
      return text.strip().startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
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

  /// @return seconds, months or the clock's own unit; NaN where a part of it is missing
  double time(int row) {
    if (months) {
      return month(row);
    }
    if (roles.calendar().isPresent()) {
      return roles.calendar().get().time(row);
    }
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
    return isDate() || clockUnit != 1 || Math.abs(first) > 1e8;
  }

  /// @return whether the clock's unit is beyond doubt the unit of a time step
  boolean hasOwnUnit() {
    return clockUnit == 1 && !isDate() && roles.isCertain();
  }

  /// @return whether the clock's stamps are dates
  boolean isDate() {
    return roles.calendar().isPresent()
        || table.columns().get(roles.clock().orElseThrow()).kind() == Kind.DATE;
  }

  /// @return whether stamps are seconds since 1970
  boolean isInSeconds() {
    return isDate() && !months
        && roles.calendar().filter(one -> one.isMonths() || one.isOfDay()).isEmpty();
  }

  /// Whether a clock of dates goes by whole months: all dates are on one day of the month, or all on the last.
  private boolean stepsByMonths() {
    if (!isDate() || table.rows() < 3 || !isInSeconds() || !(time(1) - time(0) > 27.5 * DAY)
        || !(time(2) - time(1) > 27.5 * DAY)) {
      return false;
    }
    boolean same = true;
    boolean last = true;
    LocalDate first = date(time(0));
    for (int row = 0; row < table.rows() && (same || last); row++) {
      double time = time(row);
      if (Double.isFinite(time)) {
        LocalDate date = date(time);
        boolean midnight = time - DAY * date.toEpochDay() == time(0) - DAY * first.toEpochDay();
        same &= midnight && date.getDayOfMonth() == first.getDayOfMonth();
        last &= midnight && date.getDayOfMonth() == date.lengthOfMonth();
      }
    }
    return same || last;
  }

  private static LocalDate date(double seconds) {
    return LocalDate.ofEpochDay((long) Math.floor(seconds / DAY));
  }

  private double month(int row) {
    double seconds = roles.calendar().isPresent() ? roles.calendar().get().time(row)
        : table.cells().get(row, roles.clock().orElseThrow());
    if (!Double.isFinite(seconds)) {
      return Double.NaN;
    }
    LocalDate date = date(seconds);
    return 12.0 * date.getYear() + date.getMonthValue() - 1;
  }

  /// @return a sentence where the clock counts parts of seconds, or months
  Optional<String> unitRemark() {
    if (months) {
      return Optional.of(
          "the dates in column %s are whole months apart; the time is in months"
              .formatted(roles.name(roles.clock().orElseThrow())));
    }
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
    if (months) {
      return Digits.WHOLE;
    }
    if (roles.calendar().isPresent()) {
      return roles.calendar().get().digits();
    }
    TableColumn column = table.columns().get(roles.clock().orElseThrow());
    int shift = (int) Math.round(-Math.log10(clockUnit));
    return shift == 0 ? column.digits()
        : new Digits(column.digits().decimals() + shift, column.digits().significant());
  }

  /// Seconds in the unit of the clock: stamps of 13, 16 and 19 digits count milli-, micro- and nanoseconds
  /// since 1970.
  private double unit() {
    OptionalInt column = roles.clock();
    if (column.isEmpty() || isDate()) {
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
