package chaoscast.core.files.understanding;

import chaoscast.core.InputException;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/// Splits a table into pieces without a gap: at identifiers, blank lines, missing values and where the clock says so.
final class Splitting {
  private final Table table;
  private final ReadingOptions options;
  private final TableRoles roles;
  private final TableCells cells;
  private final List<Piece> pieces = new ArrayList<>();
  private Stamps stamps;
  private int missing;
  private int future;
  private int alone;
  private boolean cut;
  private String firstMissing = "";

  Splitting(Table table, ReadingOptions options, TableRoles roles, TableCells cells) {
    this.table = table;
    this.options = options;
    this.roles = roles;
    this.cells = cells;
    for (Rows group : new RowGroups(table, roles).all()) {
      Stamps found = splitGroup(group);
      stamps = stamps == null || (found != null && group.count() > 1
          && found.error() < stamps.error()) ? found : stamps;
    }
  }

  /// @throws InputException if values are missing and nothing is left
  void requirePiece() {
    if (missing > 0 && pieces.stream().mapToInt(Piece::count).sum() == 0) {
      throw new InputException(
          "%s: %s must be a number but is missing, and no two rows after each other are whole"
              .formatted(table.label(), firstMissing));
    }
  }

  List<Piece> pieces() {
    return pieces;
  }

  /// @return those that say the time step best; empty without a clock
  Optional<Stamps> stamps() {
    return Optional.ofNullable(stamps);
  }

  /// @return rows with a missing value
  int missing() {
    return missing;
  }

  /// @return whole rows without a neighbour
  int alone() {
    return alone;
  }

  /// @return the first missing value as `row 701, column y`, or empty
  String firstMissing() {
    return firstMissing;
  }

  /// @return what was found that is certain
  List<String> remarks() {
    return future == 0 ? List.of()
        : List.of(
            (cut ? "%d rows behind the states hold inputs alone: they are known ahead"
                : "the last %d rows hold inputs alone: they are known ahead").formatted(future));
  }

  /// @return what was split and why
  List<String> warnings() {
    var warnings = new ArrayList<String>();
    if (missing > 0) {
      warnings.add(
          "%d of %d rows hold a missing value, the first in %s: %s"
              .formatted(missing, table.rows(), firstMissing,
                  pieces.size() == 1 ? "they are left out"
                      : "the data are split there into %d trajectories"
                          .formatted(pieces.size())));
    }
    long gaps = pieces.stream().filter(piece -> piece.reason().equals("gap")).count();
    if (gaps > 0) {
      warnings.add(
          "the clock has %d %s: the data are split there (--resample DT fills gaps instead)"
              .formatted(gaps, gaps == 1 ? "gap" : "gaps"));
    }
    long back = pieces.stream().filter(p -> p.reason().equals("the clock goes back")).count();
    if (back > 0) {
      warnings.add(
          "the clock goes back %d times: a new trajectory begins there".formatted(back));
    }
    long blank = pieces.stream().filter(piece -> piece.reason().equals("blank line")).count();
    if (blank > 0) {
      warnings.add(
          "blank lines split the rows into %d trajectories".formatted(pieces.size()));
    }
    if (pieces.stream().anyMatch(Piece::reversed)) {
      warnings.add("the time falls: rows are read in reverse order");
    }
    return warnings;
  }

  /// Splits where values are missing and where the clock says so.
  ///
  /// @return the clock's stamps of this group, or null without a clock
  private Stamps splitGroup(Rows group) {
    var used = new ArrayList<Integer>(roles.of(Role.STATE));
    used.addAll(roles.of(Role.INPUT));
    roles.clock().ifPresent(used::add);
    roles.calendar().ifPresent(
        clock -> clock.columns().stream().skip(1).forEach(used::add));
    int behind = options.resample().isPresent() ? 0 : inputsAlone(group);
    int known = group.count() - behind;
    int[] good = new int[known];
    int count = 0;
    for (int i = 0; i < known; i++) {
      boolean whole = true;
      for (int column : used) {
        double value = cells.value(group.at(i), column);
        if (Double.isInfinite(value)) {
          throw new InputException(
              "%s: %s, %s must be finite but was %s (--missing %4$s leaves such values out)"
                  .formatted(table.label(), table.where(group.at(i)), table.describe(column),
                      value));
        }
        if (Double.isNaN(value)) {
          whole = false;
          firstMissing = firstMissing.isEmpty()
              ? "%s, %s".formatted(table.where(group.at(i)), table.describe(column)) : firstMissing;
        }
      }
      if (whole) {
        good[count++] = i;
      }
    }
    missing += known - count;
    int before = pieces.size();
    if (roles.clock().isEmpty() || count < 2) {
      cut(group, good, count, position -> false, false, "");
      goOn(before, known, behind);
      return null;
    }
    IntToDoubleFunction times = i -> cells.time(group.at(good[i]));
    Stamps stamps = Stamps.of(count, times, cells.clockDigits());
    boolean holes = count < known;
    if (options.resample().isPresent()) {
      requireRising(group, good, count, times);
      cut(group, good, count, position -> false, stamps.reversed(), "resampled");
      return stamps;
    }
    if (!stamps.even()) {
      throw irregular(group, good, count, times, stamps);
    }
    // A row with a missing value leaves a step of the clock behind: it is a gap already.
    var begins = new HashMap<Integer, Boolean>();
    for (int i = 1; i < stamps.starts().size(); i++) {
      int position = stamps.reversed() ? count - stamps.starts().get(i) : stamps.starts().get(i);
      begins.put(position, stamps.gaps().get(i));
    }
    cut(group, good, count, begins::containsKey, stamps.reversed(), "");
    for (int i = before; i < pieces.size() && !begins.isEmpty(); i++) {
      Piece piece = pieces.get(i);
      Integer position = Arrays.binarySearch(good, 0, count, piece.from());
      if (begins.containsKey(position)
          && !(holes && piece.reason().equals("missing value"))) {
        String reason = begins.get(position) ? "gap" : "the clock goes back";
        pieces.set(i, piece.withReason(reason));
      }
    }
    goOn(before, known, behind);
    return stamps;
  }

  /// @return how many rows at a group's end have no state, if the first of them has inputs, and a time if there
  ///     is a clock; else 0
  private int inputsAlone(Rows group) {
    List<Integer> states = roles.of(Role.STATE);
    int behind = 0;
    for (int i = group.count() - 1; i >= 0 && !roles.of(Role.INPUT).isEmpty(); i--) {
      int row = group.at(i);
      if (!states.stream().allMatch(column -> Double.isNaN(cells.value(row, column)))) {
        break;
      }
      behind++;
    }
    return behind > 0 && isAhead(group.at(group.count() - behind)) ? behind : 0;
  }

  /// Whether all inputs are known, and the time if there is a clock.
  private boolean isAhead(int row) {
    return knownAhead().stream().allMatch(column -> Double.isFinite(cells.value(row, column)));
  }

  private List<Integer> knownAhead() {
    List<Integer> known = new ArrayList<>(roles.of(Role.INPUT));
    roles.clock().ifPresent(known::add);
    return known;
  }

  /// @return a row with the first column that it should have and has not
  private String whereUnknown(int row) {
    int column =
        knownAhead().stream().filter(one -> !Double.isFinite(cells.value(row, one))).findFirst()
            .orElse(roles.of(Role.STATE).getFirst());
    return "%s, %s".formatted(table.where(row), table.describe(column));
  }

  /// The last piece of a group knows the inputs behind its end, up to the first that is missing and as far as the
  /// clock goes on evenly.
  private void goOn(int firstPiece, int end, int behind) {
    if (behind == 0 || pieces.size() == firstPiece) {
      missing += behind;
      return;
    }
    Piece last = pieces.getLast();
    int rows = 0;
    while (last.from() + last.count() == end && !last.reversed() && rows < behind
        && isAhead(last.rows().at(end + rows))) {
      rows++;
    }
    if (roles.clock().isPresent() && rows > 0) {
      double step = cells.time(last.at(1)) - cells.time(last.at(0));
      for (int i = 0; i < rows; i++) {
        int position = last.from() + last.count() + i;
        double passed =
            cells.time(last.rows().at(position)) - cells.time(last.rows().at(position - 1));
        if (Math.abs(passed - step) > 0.25 * step) {
          rows = i;
        }
      }
    }
    if (rows < behind) {
      missing += behind - rows;
      firstMissing =
          firstMissing.isEmpty() ? whereUnknown(last.rows().at(end + rows)) : firstMissing;
    }
    future += rows;
    cut |= rows > 0 && rows < behind;
    pieces.set(pieces.size() - 1, last.withFuture(rows));
  }

  private void cut(
      Rows group,
      int[] good,
      int count,
      IntPredicate begins,
      boolean reversed,
      String resampled) {
    int from = 0;
    for (int i = 1; i <= count; i++) {
      boolean hole = i < count && good[i] != good[i - 1] + 1 && resampled.isEmpty();
      if (i == count || hole || begins.test(i)) {
        if (i - from >= 2) {
          boolean after = from > 0 && good[from] != good[from - 1] + 1;
          String reason = after ? "missing value" : pieces.isEmpty() ? "start"
              : !group.name().isEmpty() ? "identifier" : "blank line";
          if (resampled.isEmpty()) {
            pieces.add(new Piece(group, good[from], i - from, reversed, reason));
          } else {
            int[] rows = new int[i - from];
            for (int k = 0; k < rows.length; k++) {
              rows[k] = group.at(good[from + k]);
            }
            pieces.add(new Piece(new Rows(group.name(), rows[0], rows, rows.length), 0,
                rows.length, reversed, reason));
          }
        } else {
          alone += i - from;
          if (table.rows() == 1) {
            pieces.add(new Piece(group, good[from], i - from, reversed, "start"));
            alone = 0;
          }
        }
        from = i;
      }
    }
  }

  private void requireRising(Rows group, int[] good, int count, IntToDoubleFunction times) {
    boolean falls = times.applyAsDouble(count - 1) < times.applyAsDouble(0);
    for (int i = 1; i < count; i++) {
      double before = times.applyAsDouble(i - 1);
      double time = times.applyAsDouble(i);
      if (falls ? time >= before : time <= before) {
        throw new InputException(
            "%s: %s: time must %s for --resample but went from %s to %s"
                .formatted(table.label(), table.where(group.at(good[i])), falls ? "fall" : "rise",
                    before, time));
      }
    }
  }

  private InputException irregular(
      Rows group, int[] good, int count, IntToDoubleFunction times, Stamps stamps) {
    for (int i = 1; i < count; i++) {
      double time = times.applyAsDouble(i);
      if (time == times.applyAsDouble(i - 1)) {
        return new InputException(
            "%s: %s: time must increase but went from %s to %s: leave one of the rows out, or ignore the stamps%s"
                .formatted(table.label(), table.where(group.at(good[i])), stamp(time), stamp(time),
                    " in %s with --time none and give --dt"
                        .formatted(table.describe(roles.clock().orElseThrow()))));
      }
    }
    String cure = roles.isCertain()
        ? "--resample DT reads splines through them at even times"
        : "--resample DT reads splines through them at even times, --time none ignores them";
    return new InputException(
        "%s: the times in %s must have equal steps but the steps are between %s and %s (median %s), as at"
            .formatted(table.label(), table.describe(roles.clock().orElseThrow()),
                brief(stamps.least()), brief(stamps.greatest()), brief(stamps.median()))
            + " %s: %s".formatted(table.where(group.at(good[stamps.badRow()])), cure));
  }

  /// @return a date as such, not in seconds
  private String stamp(double time) {
    return cells.isInSeconds()
        ? Instant.ofEpochMilli(Math.round(1000 * time)).toString() : Double.toString(time);
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
  }
}
