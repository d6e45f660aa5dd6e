package chaoscast.core.files.understanding;

import chaoscast.core.files.table.Digits;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.files.table.TableColumn.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A clock that is read from several columns, or from one that counts otherwise than evenly:
///
///     t = date + hours, minutes, seconds    date: a column of dates, of numbers such as 20240227,
///                                           or year, month and day, or year and day of the year
///
/// in seconds since 1970-01-01 UTC. Years with months alone count months. Times of day without a date go on behind
/// midnight.
final class CalendarClock {
  /// Names of the parts, without signs and units.
  private enum Part {
    YEAR("year yyyy yr yy jahr annee año"),
    MONTH("month mon mm mo monat mois"),
    DAY("day dd dy dom tag jour dayofmonth"),
    DAY_OF_YEAR("doy dayofyear yday jday julianday yearday ddd jul"),
    HOUR("hour hh hr h hours stunde heure"),
    MINUTE("minute min mi mn minutes mm"),
    SECOND("second sec ss s seconds"),
    HOURS_AND_MINUTES("hhmm time hourminute utc local"),
    DATE(""),
    TIME_OF_DAY("");

    private final String names;

    /// @param names with blanks between them
    Part(String names) {
      this.names = names;
    }

    boolean isNamed(String name) {
      return !name.isEmpty() && (" " + names + " ").contains(" " + name + " ");
    }
  }

  private static final double DAY = 86_400;
  /// Rows that are looked at.
  private static final int SAMPLE = 1000;
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 3000;
  private static final int COMPACT_FROM = 1600_01_01;
  private static final int COMPACT_TO = 2200_12_31;

  private final Table table;
  private final Map<Part, Integer> parts;
  private final List<Integer> midnights = new ArrayList<>();

  private CalendarClock(Table table, Map<Part, Integer> parts) {
    this.table = table;
    this.parts = parts;
    if (parts.size() == 1 && parts.containsKey(Part.TIME_OF_DAY)) {
      findMidnights(parts.get(Part.TIME_OF_DAY));
    }
  }

  /// @param free whether a column has no role yet
  /// @return nothing where one column of dates is all that there is, or no date
  static Optional<CalendarClock> of(Table table, IntPredicate free) {
    Map<Part, Integer> parts = new EnumMap<>(Part.class);
    for (int column = 0; column < table.columns().size(); column++) {
      if (free.test(column)) {
        int one = column;
        partOf(table, column, parts).ifPresent(part -> parts.put(part, one));
      }
    }
    return sensible(table, parts)
        .flatMap(kept -> new CalendarClock(table, kept).withoutNeedlessNumbers())
        .filter(CalendarClock::mostlyGoesOneWay);
  }

  /// Where every row has a day of its own, a column `h` is no hour.
  private Optional<CalendarClock> withoutNeedlessNumbers() {
    Set<Part> numbers = Set.of(Part.HOUR, Part.MINUTE, Part.SECOND, Part.HOURS_AND_MINUTES);
    boolean needless = !isOfDay() && !isMonths();
    for (int row = 1; row < Math.min(table.rows(), SAMPLE) && needless; row++) {
      needless = day(row) != day(row - 1);
    }
    if (!needless || parts.keySet().stream().noneMatch(numbers::contains)) {
      return Optional.of(this);
    }
    Map<Part, Integer> fewer = new EnumMap<>(parts);
    fewer.keySet().removeAll(numbers);
    boolean single = fewer.size() == 1 && fewer.containsKey(Part.DATE)
        && table.columns().get(fewer.get(Part.DATE)).kind() == Kind.DATE;
    return single ? Optional.empty() : Optional.of(new CalendarClock(table, fewer));
  }

  /// Columns of such names that are states do not make times that rise.
  private boolean mostlyGoesOneWay() {
    int up = 0;
    int down = 0;
    for (int row = 1; row < Math.min(table.rows(), SAMPLE); row++) {
      double step = time(row) - time(row - 1);
      up += step > 0 ? 1 : 0;
      down += step < 0 ? 1 : 0;
    }
    return 10 * Math.min(up, down) <= up + down && up + down > 0;
  }

  /// @return the columns, the first one of the table first
  List<Integer> columns() {
    return parts.values().stream().sorted().toList();
  }

  /// @return whether months are counted, which are of different length in seconds
  boolean isMonths() {
    return parts.containsKey(Part.MONTH) && !parts.containsKey(Part.DAY);
  }

  /// @return whether it is a time of day, or one that passed, without a date
  boolean isOfDay() {
    return parts.size() == 1 && parts.containsKey(Part.TIME_OF_DAY);
  }

  /// @return seconds, or months; NaN where a part is missing
  double time(int row) {
    if (isMonths()) {
      return 12 * at(Part.YEAR, row) + at(Part.MONTH, row) - 1;
    }
    double days = isOfDay() ? midnightsBefore(row) : day(row) / DAY;
    double digits = at(Part.HOURS_AND_MINUTES, row);
    return DAY * days + at(Part.TIME_OF_DAY, row)
        + 3600 * (at(Part.HOUR, row) + Math.floor(digits / 100))
        + 60 * (at(Part.MINUTE, row) + digits % 100) + at(Part.SECOND, row);
  }

  /// @return of the times
  Digits digits() {
    int decimals = 0;
    for (Part part : List.of(Part.SECOND, Part.TIME_OF_DAY)) {
      if (parts.containsKey(part)) {
        decimals = Math.max(decimals, digits(part).decimals());
      }
    }
    return new Digits(Math.min(6, decimals), 18);
  }

  private Digits digits(Part part) {
    return table.columns().get(parts.get(part)).digits();
  }

  private double at(Part part, int row) {
    Integer column = parts.get(part);
    return column == null ? 0 : table.cells().get(row, column);
  }

  /// @return seconds at the beginning of the day
  private double day(int row) {
    return date(parts, table, row);
  }

  private static double date(Map<Part, Integer> parts, Table table, int row) {
    Integer date = parts.get(Part.DATE);
    if (date != null) {
      double value = table.cells().get(row, date);
      return table.columns().get(date).kind() == Kind.DATE ? value : compact(value);
    }
    double year = table.cells().get(row, parts.get(Part.YEAR));
    Integer ofYear = parts.get(Part.DAY_OF_YEAR);
    double month = ofYear != null ? 1 : table.cells().get(row, parts.get(Part.MONTH));
    double day = table.cells().get(row, ofYear != null ? ofYear : parts.get(Part.DAY));
    if (!Double.isFinite(year + month + day) || year < FIRST_YEAR || year > LAST_YEAR) {
      return Double.NaN;
    }
    return ofYear != null ? DAY * (epochDay(year, 1, 1) + day - 1)
        : DAY * epochDay(year, month, day);
  }

  /// @return of a date written 20240227; NaN of others
  private static double compact(double value) {
    return value == Math.rint(value) && value >= COMPACT_FROM && value <= COMPACT_TO
        ? DAY * epochDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
        : Double.NaN;
  }

  private static double epochDay(double year, double month, double day) {
    try {
      return year == Math.rint(year) && month == Math.rint(month) && day == Math.rint(day)
          ? LocalDate.of((int) year, (int) month, (int) day).toEpochDay() : Double.NaN;
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  private void findMidnights(int column) {
    double before = Double.NaN;
    for (int row = 0; row < table.rows(); row++) {
      double now = table.cells().get(row, column);
      if (now < before - DAY / 2) {
        midnights.add(row);
      }
      before = Double.isNaN(now) ? before : now;
    }
  }

  private int midnightsBefore(int row) {
    int at = Collections.binarySearch(midnights, row);
    return at < 0 ? -at - 1 : at + 1;
  }

  private static Optional<Part> partOf(Table table, int column, Map<Part, Integer> found) {
    TableColumn one = table.columns().get(column);
    if (one.kind() == Kind.DATE || one.kind() == Kind.TIME_OF_DAY) {
      Part part = one.kind() == Kind.DATE ? Part.DATE : Part.TIME_OF_DAY;
      return found.containsKey(part) ? Optional.empty() : Optional.of(part);
    }
    if (one.kind() != Kind.NUMBER) {
      return Optional.empty();
    }
    if (!found.containsKey(Part.DATE) && table.rows() > 1
        && all(table, column, value -> !Double.isNaN(compact(value)))) {
      return Optional.of(Part.DATE);
    }
    if (!one.named()) {
      return Optional.empty();
    }
    String plain =
        one.name().toLowerCase(Locale.ROOT).replaceAll("[\\[(].*?[\\])]", "")
            .replaceAll("[^\\p{L}]", "");
    for (Part part : Part.values()) {
      if (part.isNamed(plain) && !found.containsKey(part) && fits(table, column, part)) {
        return Optional.of(part);
      }
    }
    // "day" of 60, 61 … is one of the year.
    return Part.DAY.isNamed(plain) && fits(table, column, Part.DAY_OF_YEAR)
        ? Optional.of(Part.DAY_OF_YEAR) : Optional.empty();
  }

  private static boolean fits(Table table, int column, Part part) {
    double least = switch (part) {
      case YEAR -> FIRST_YEAR;
      case MONTH, DAY, DAY_OF_YEAR -> 1;
      default -> 0;
    };
    double end = switch (part) {
      case YEAR -> LAST_YEAR;
      case MONTH -> 13;
      case DAY -> 32;
      case DAY_OF_YEAR -> 367;
      case HOUR -> 24.01;
      case MINUTE -> 60;
      case SECOND -> 61;
      default -> 2401;
    };
    boolean whole =
        part == Part.YEAR || part == Part.MONTH || part == Part.DAY || part == Part.HOUR
            || part == Part.MINUTE || part == Part.HOURS_AND_MINUTES;
    return all(
        table,
        column,
        value -> value >= least && value < end && (!whole || value == Math.rint(value))
            && (part != Part.HOURS_AND_MINUTES || value % 100 < 60));
  }

  /// Whether all values that are not missing pass; at least one has to be there.
  private static boolean all(
      Table table, int column, DoublePredicate test) {
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      double value = table.cells().get(row, column);
      if (!Double.isNaN(value)) {
        count++;
        if (!test.test(value)) {
          return false;
        }
      }
    }
    return count > 0;
  }

  /// @return the parts of a clock, without those that belong to none; nothing without a date of parts, or without
  ///     parts
  private static Optional<Map<Part, Integer>> sensible(Table table, Map<Part, Integer> all) {
    Map<Part, Integer> parts = new EnumMap<>(all);
    boolean dates = parts.containsKey(Part.DATE);
    boolean ofYear = parts.containsKey(Part.YEAR) && parts.containsKey(Part.DAY_OF_YEAR);
    boolean ofMonth = parts.containsKey(Part.YEAR) && parts.containsKey(Part.MONTH);
    boolean ofDay = parts.containsKey(Part.TIME_OF_DAY);
    if (dates) {
      parts.keySet().removeAll(Set.of(Part.YEAR, Part.MONTH, Part.DAY, Part.DAY_OF_YEAR));
      int date = parts.get(Part.DATE);
      boolean written = table.columns().get(date).kind() == Kind.DATE;
      if (written && !all(table, date, value -> value % DAY == 0)) {
        return Optional.empty(); // it has the time of day itself
      }
    } else if (ofYear) {
      parts.keySet().removeAll(Set.of(Part.MONTH, Part.DAY));
    } else if (ofMonth) {
      parts.remove(Part.DAY_OF_YEAR);
    } else if (ofDay) {
      parts.keySet().retainAll(Set.of(Part.TIME_OF_DAY));
      return Optional.of(parts);
    } else {
      return Optional.empty();
    }
    if (ofMonth && !dates && !ofYear && !parts.containsKey(Part.DAY)) {
      parts.keySet().retainAll(Set.of(Part.YEAR, Part.MONTH));
      return Optional.of(parts);
    }
    if (ofDay) {
      parts.keySet().removeAll(
          Set.of(Part.HOUR, Part.MINUTE, Part.SECOND, Part.HOURS_AND_MINUTES));
    } else if (parts.containsKey(Part.HOUR)) {
      parts.remove(Part.HOURS_AND_MINUTES);
    } else {
      parts.keySet().removeAll(Set.of(Part.MINUTE, Part.SECOND));
    }
    boolean compact =
        dates && table.columns().get(parts.get(Part.DATE)).kind() == Kind.NUMBER;
    boolean real = IntStream.range(0, Math.min(table.rows(), SAMPLE))
        .noneMatch(row -> Double.isNaN(date(parts, table, row)) && isWhole(table, parts, row));
    return real && (parts.size() > 1 || compact) ? Optional.of(parts) : Optional.empty();
  }

  /// @return whether no part is missing
  private static boolean isWhole(Table table, Map<Part, Integer> parts, int row) {
    return parts.values().stream()
        .noneMatch(column -> Double.isNaN(table.cells().get(row, column)));
  }
}
