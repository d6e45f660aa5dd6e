package chaoscast.evaluation.recorded;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.files.table.ColumnNames;
import chaoscast.core.files.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the columns of a table of forecasts are, and which of its rows make one forecast.
///
/// Columns: the truth's variables by name, or in its order; perhaps `start`, the number of the last observed
/// state, and a time. A new forecast begins where `start` changes, where the time does not go on by Δt, and
/// after a blank line. Unlike in data, a number that is missing or infinite is a forecast that diverged.
final class ForecastTable {
  private static final List<String> STARTS = List.of("start", "starts", "start_index");
  private static final double TOLERANCE = 0.1;

  private final Table table;
  private final Trajectory truth;
  private final OptionalInt start;
  private final OptionalInt clock;
  private final List<Integer> states;

  /// Rows that make one forecast.
  ///
  /// @param from  first row
  /// @param count number of rows
  /// @param start number of the last observed state, if the file says it
  record Part(int from, int count, OptionalInt start) {}

  /// @param truth that the forecasts are held against
  /// @throws InputException if the columns do not fit the truth's variables, or Δt is another one
  ForecastTable(Table table, Trajectory truth) {
    this.table = table;
    this.truth = truth;
    start = named(name -> STARTS.contains(name.toLowerCase(java.util.Locale.ROOT)));
    List<Integer> byName = byName();
    OptionalInt time = named(ColumnNames::isTime);
    boolean timed = time.isPresent() && !byName.contains(time.getAsInt());
    List<Integer> left =
        IntStream.range(0, table.columns().size())
            .filter(column -> start.isEmpty() || column != start.getAsInt())
            .filter(column -> !timed || column != time.getAsInt())
            .boxed()
            .toList();
    boolean first = !timed && byName.isEmpty() && left.size() == truth.dimension() + 1
        && rises(left.getFirst());
    clock = timed ? time : first ? OptionalInt.of(left.getFirst()) : OptionalInt.empty();
    states = !byName.isEmpty() ? byName : first ? left.subList(1, left.size()) : left;
    if (states.size() != truth.dimension()) {
      throw new InputException(
          "%s must have the truth's %d %s (%s) but has %d columns (%s)"
              .formatted(
                  table.label(),
                  truth.dimension(),
                  truth.dimension() == 1 ? "variable" : "variables",
                  String.join(", ", truth.names()),
                  states.size(),
                  states.stream().map(column -> table.columns().get(column).name())
                      .collect(Collectors.joining(", "))));
    }
    OptionalDouble said = table.origin().timeStep();
    if (said.isPresent()) {
      requireTimeStep(said.getAsDouble(), 1e-6);
    }
  }

  /// @return the rows of each forecast, in the table's order
  /// @throws InputException if times do not go on by Δt, or do not lie on the truth's
  List<Part> parts() {
    var parts = new ArrayList<Part>();
    int from = 0;
    for (int row = 1; row <= table.rows(); row++) {
      if (row == table.rows() || begins(row, from)) {
        parts.add(new Part(from, row - from, start(from, row - from)));
        from = row;
      }
    }
    return parts;
  }

  /// @return the predicted states of a part, row-major
  double[] states(Part part) {
    double[] values = new double[part.count() * states.size()];
    int at = 0;
    for (int row = part.from(); row < part.from() + part.count(); row++) {
      for (int column : states) {
        values[at++] = table.cells().get(row, column);
      }
    }
    return values;
  }

  /// @param from first row of the forecast so far
  private boolean begins(int row, int from) {
    if (start.isPresent()) {
      int column = start.getAsInt();
      return table.cells().get(row, column) != table.cells().get(row - 1, column);
    }
    return table.breaks().contains(row) || (clock.isPresent() && jumps(row, from));
  }

  /// Whether the time goes back, or on by more than it did before.
  private boolean jumps(int row, int from) {
    double step = time(row) - time(row - 1);
    return step <= 0 || (row > from + 1 && step > 1.5 * (time(from + 1) - time(from)));
  }

  private OptionalInt start(int from, int count) {
    if (clock.isPresent() && count > 1) {
      requireTimeStep(
          (time(from + count - 1) - time(from)) / (count - 1),
          TOLERANCE / (count - 1)
              + unit(from + count - 1) / truth.timeStep() / (count - 1)); // of rounding
    }
    if (start.isPresent()) {
      double value = table.cells().get(from, start.getAsInt());
      if (value != Math.rint(value) || !(Math.abs(value) < Integer.MAX_VALUE)) {
        throw new InputException(
            "%s, %s: %s must be the whole number of the last observed state, counted from 0, but was %s"
                .formatted(
                    table.label(), table.where(from), table.describe(start.getAsInt()), value));
      }
      return OptionalInt.of((int) value);
    }
    if (clock.isPresent()) {
      return OptionalInt.of(before(time(from), table.where(from)));
    }
    return table.origin().startTime().isPresent()
        ? OptionalInt.of(before(table.origin().startTime().getAsDouble(), "its start time"))
        : OptionalInt.empty();
  }

  /// @param time of the first predicted state
  /// @return the number of the state before it
  private int before(double time, String where) {
    double steps = (time - truth.startTime()) / truth.timeStep();
    if (Math.abs(steps - Math.rint(steps)) > TOLERANCE || !(Math.abs(steps) < Integer.MAX_VALUE)) {
      throw new InputException(
          "%s, %s: a forecast must begin at a time of the truth, %s + i × %s, but begins at %s"
              .formatted(table.label(), where, truth.startTime(), truth.timeStep(), time));
    }
    return (int) Math.rint(steps) - 1;
  }

  private void requireTimeStep(double found, double tolerance) {
    if (!(Math.abs(found - truth.timeStep()) <= tolerance * truth.timeStep())) {
      throw new InputException(
          "%s must have the truth's time step %s but has %s"
              .formatted(table.label(), truth.timeStep(), Float.toString((float) found)));
    }
  }

  private double time(int row) {
    return table.cells().get(row, clock.getAsInt());
  }

  private double unit(int row) {
    return table.columns().get(clock.getAsInt()).digits().unit(time(row));
  }

  private boolean rises(int column) {
    return table.rows() > 1
        && Math.abs(
            table.cells().get(1, column) - table.cells().get(0, column) - truth.timeStep())
            <= TOLERANCE * truth.timeStep();
  }

  private OptionalInt named(java.util.function.Predicate<String> test) {
    return IntStream.range(0, table.columns().size())
        .filter(column -> table.columns().get(column).named())
        .filter(column -> test.test(table.columns().get(column).name()))
        .findFirst();
  }

  /// @return the columns with the truth's names in its order; empty if not all are there
  private List<Integer> byName() {
    var found = new ArrayList<Integer>();
    for (String name : truth.names()) {
      OptionalInt column = named(name::equals);
      if (column.isEmpty()) {
        return List.of();
      }
      found.add(column.getAsInt());
    }
    return found;
  }
}
