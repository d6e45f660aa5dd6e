package chaoscast.core.files.understanding;

import chaoscast.core.InputException;
import chaoscast.core.files.table.ColumnNames;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.files.table.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Gives every column of a table its role: what the user says first, then names, then behaviour.
final class TableRoles {
  private final Table table;
  private final ReadingOptions options;
  private final Role[] roles;
  private final String[] reasons;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean counter;
  private boolean certain;
  private Optional<CalendarClock> calendar = Optional.empty();

  TableRoles(Table table, ReadingOptions options) {
    this.table = table;
    this.options = options;
    this.roles = new Role[table.columns().size()];
    this.reasons = new String[roles.length];
  }

  /// @return this, with a role for every column
  TableRoles found() {
    takeGiven();
    if (!table.origin().ours()) {
      findWords();
      findCalendar();
      findIdentifier();
      findClock();
      findEmpty();
    } else if (options.time().isEmpty() && table.dataset().isEmpty() && roles[0] == null) {
      change(0, Role.CLOCK, "its name"); // of our own text files
      certain = true;
    }
    findStates();
    return this;
  }

  OptionalInt clock() {
    return first(Role.CLOCK);
  }

  OptionalInt identifier() {
    return first(Role.IDENTIFIER);
  }

  /// @return what reads the clock where several columns are its parts
  Optional<CalendarClock> calendar() {
    return calendar;
  }

  /// @return whether the clock counts rows, so that it says nothing of the time step
  boolean isCounter() {
    return counter;
  }

  /// @return whether name or user say that the clock is one
  boolean isCertain() {
    return certain;
  }

  /// @return the columns of one role; states and inputs in the order that the user gave
  List<Integer> of(Role role) {
    List<String> given = role == Role.STATE ? options.columns().orElse(List.of())
        : role == Role.INPUT ? options.inputs() : List.of();
    return given.isEmpty()
        ? IntStream.range(0, roles.length).filter(i -> roles[i] == role).boxed().toList()
        : given.stream().map(name -> column("--columns", name)).toList();
  }

  List<ColumnRole> all() {
    return IntStream.range(0, roles.length)
        .mapToObj(i -> new ColumnRole(i, name(i), roles[i], reasons[i]))
        .toList();
  }

  List<String> remarks() {
    return remarks;
  }

  List<String> warnings() {
    return warnings;
  }

  /// @return the name, or `x0`, `x1` … where it has none
  String name(int column) {
    String name = table.columns().get(column).name();
    return name.isBlank() ? "x" + column : name;
  }

  /// A column that turned out to be another thing.
  void change(int column, Role role, String reason) {
    roles[column] = role;
    reasons[column] = reason;
  }

  private void takeGiven() {
    options.columns().ifPresent(
        names -> names.forEach(name -> give("--columns", name, Role.STATE)));
    options.inputs().forEach(name -> give("--inputs", name, Role.INPUT));
    options.trajectory().ifPresent(name -> give("--trajectory", name, Role.IDENTIFIER));
    options.time().filter(name -> !name.equals("none")).ifPresent(
        name -> {
          give("--time", name, Role.CLOCK);
          certain = true;
          counter = ColumnNames.isCounter(name) && !ColumnNames.isTime(name);
        });
  }

  private void give(String option, String name, Role role) {
    int column = column(option, name);
    if (roles[column] != null) {
      throw new InputException(
          "%s must have one role but is given to %s and as %s"
              .formatted(table.describe(column), option, roles[column].name().toLowerCase(
                  java.util.Locale.ROOT)));
    }
    if (role != Role.IDENTIFIER && table.columns().get(column).kind() == Kind.WORD) {
      throw new InputException(
          "%s, %s must be numbers for %s but holds words such as '%s'"
              .formatted(table.label(), table.describe(column), option,
                  TableColumn.shown(table.columns().get(column).labels().getFirst())));
    }
    change(column, role, "given by " + option);
  }

  private int column(String option, String name) {
    List<TableColumn> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    if (name.matches("[1-9]\\d{0,6}") && Integer.parseInt(name) <= columns.size()) {
      return Integer.parseInt(name) - 1;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().strip().equalsIgnoreCase(name.strip())) {
        return i;
      }
    }
    String list =
        columns.stream().limit(20).map(TableColumn::name).map(TableColumn::shown)
            .collect(Collectors.joining(", "))
            + (columns.size() > 20 ? ", …" : "");
    throw new InputException(
        "%s must name a column of %s (%s), or its number from 1, but was '%s'"
            .formatted(option, table.label(), list, TableColumn.shown(name)));
  }

  private void nameIs(
      Role role, java.util.function.Predicate<TableColumn> test, String reason) {
    for (int i = 0; i < roles.length && first(role).isEmpty(); i++) {
      if (roles[i] == null && test.test(table.columns().get(i))) {
        change(i, role, reason);
      }
    }
  }

  private void findWords() {
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] == null && table.columns().get(i).kind() == Kind.WORD) {
        boolean names = options.trajectory().isEmpty() && first(Role.IDENTIFIER).isEmpty()
            && 2 * table.columns().get(i).labels().size() <= table.rows()
            && (ColumnNames.isRun(name(i)) || blocks(i) <= table.rows() / 4);
        if (names) {
          change(i, Role.IDENTIFIER, "words that last for many rows");
          warnings.add(
              "column %s names trajectories (--columns without it, or --trajectory COLUMN, changes that)"
                  .formatted(name(i)));
        } else {
          change(i, Role.IGNORED, "words");
          leaveOut(i);
        }
      }
    }
  }

  /// Says that a column of words is left out, and aloud where numbers or times are meant.
  private void leaveOut(int column) {
    List<String> labels = table.columns().get(column).labels();
    String words =
        "column %s holds words such as '%s'"
            .formatted(name(column), TableColumn.shown(labels.getFirst()));
    boolean times = table.columns().get(column).named() && ColumnNames.isTime(name(column));
    if (times) {
      warnings
          .add(words + ", which are no times that are known, and is left out: gaps are not seen");
    } else
      if (2L * labels.stream().filter(label -> label.matches("[-+.]?\\d.*")).count()
          > labels.size()) {
            warnings
                .add(words + ", which are no numbers, and is left out: write them without units");
          } else {
            remarks.add(words + " and is left out");
          }
  }

  /// Columns that are parts of a date, or times of day.
  private void findCalendar() {
    Optional<Integer> given =
        options.time().filter(name -> !name.equals("none")).map(name -> column("--time", name));
    if (options.time().isEmpty() || given.isPresent()) {
      calendar =
          CalendarClock.of(
              table, column -> roles[column] == null || given.filter(one -> one == column)
                  .isPresent())
              .filter(found -> given.isEmpty() || found.columns().getFirst().equals(given.get()));
    }
    calendar.ifPresent(
        found -> {
          List<Integer> columns = found.columns();
          certain = true;
          change(columns.getFirst(), Role.CLOCK, columns.size() > 1 ? "parts of a date"
              : found.isOfDay() ? "times of day" : "dates");
          columns.subList(1, columns.size())
              .forEach(column -> change(column, Role.IGNORED, "part of the clock"));
          if (columns.size() > 1) {
            remarks.add(
                "columns %s are read together as the clock, in %s"
                    .formatted(columns.stream().map(this::name).collect(Collectors.joining(", ")),
                        found.isMonths() ? "months" : "seconds"));
          }
        });
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] == null && table.columns().get(i).kind() == Kind.TIME_OF_DAY) {
        change(i, Role.IGNORED, "times of day");
      }
    }
  }

  private void findIdentifier() {
    if (options.trajectory().isPresent() || first(Role.IDENTIFIER).isPresent()) {
      return;
    }
    for (int i = 0; i < roles.length; i++) {
      TableColumn column = table.columns().get(i);
      if (roles[i] == null && column.named() && ColumnNames.isRun(column.name())
          && isWhole(i) && hasAtMost(Math.max(1, table.rows() / 4), i)) {
        change(i, Role.IDENTIFIER, "its name");
        return;
      }
    }
  }

  private void findClock() {
    if (options.time().isPresent() || calendar.isPresent()) {
      return;
    }
    nameIs(Role.CLOCK, column -> ColumnNames.isTime(column.name()) && column.named(), "its name");
    OptionalInt named = clock();
    if (named.isPresent() && !mostlyMonotone(named.getAsInt())) {
      change(named.getAsInt(), null, null);
      warnings.add(
          "column %s does not rise and is taken for a state, in spite of its name (--time %1$s takes it for"
              .formatted(name(named.getAsInt())) + " the time)");
    } else if (named.isPresent()) {
      certain = true;
    }
    if (clock().isEmpty()) {
      nameIs(Role.CLOCK, column -> column.kind() == Kind.DATE, "dates");
      certain |= clock().isPresent();
    }
    for (int i = 0; i < roles.length; i++) {
      TableColumn column = table.columns().get(i);
      if (roles[i] == null && column.named() && ColumnNames.isCounter(column.name())
          && isCounting(i)) {
        boolean clock = clock().isEmpty();
        change(i, clock ? Role.CLOCK : Role.IGNORED, "counts rows");
        counter |= clock;
        certain |= clock;
        if (clock) {
          warnings.add(
              "column %s counts rows and is no state (--time none makes it one)"
                  .formatted(column.name().isBlank() ? "1, without a name," : column.name()));
        }
      }
    }
    boolean exactFit = options.dimension().isPresent()
        && options.dimension().getAsInt() == Arrays.stream(roles).filter(r -> r == null).count();
    if ((clock().isEmpty() || counter) && !exactFit && roles.length > 1) {
      findEven();
    }
    findOtherClocks();
  }

  /// The first column that is left, or the one behind an identifier, if it rises evenly; else another one that rises or
  /// falls evenly throughout; beside one that counts rows only if it does more.
  private void findEven() {
    List<Integer> left = IntStream.range(0, roles.length).filter(i -> roles[i] == null).boxed()
        .toList();
    var columns = new EvenColumns(table);
    if (left.size() > 2 && isIdentifierOf(left.get(0), left.get(1), columns)) {
      change(left.get(0), Role.IDENTIFIER, "changes where column %d starts anew"
          .formatted(left.get(1) + 1));
      warnings.add(
          "column %d (%s) changes where column %d (%s) starts anew and is taken to name trajectories (--columns without it, or --trajectory COLUMN, changes that)"
              .formatted(left.get(0) + 1, name(left.get(0)), left.get(1) + 1,
                  name(left.get(1))));
      left = left.subList(1, left.size());
    }
    OptionalInt before = clock();
    for (int i = 0; i < left.size() && left.size() > 1 && clock().equals(before); i++) {
      int column = left.get(i);
      boolean first = i == 0;
      columns.even(column)
          .filter(even -> first || even.restarts().isEmpty())
          .filter(even -> !counter || !isCounting(column))
          .ifPresent(even -> takeForClock(column, even.falls()));
    }
  }

  private boolean isIdentifierOf(int column, int other, EvenColumns columns) {
    if (first(Role.IDENTIFIER).isPresent()) {
      return false;
    }
    List<Integer> changes = columns.changes(column);
    return !changes.isEmpty()
        && columns.even(other).filter(even -> even.restarts().equals(changes)).isPresent();
  }

  private void takeForClock(int column, boolean falls) {
    clock().ifPresent(other -> change(other, Role.IGNORED, "counts rows"));
    counter = isCounting(column);
    certain = false;
    String how = falls ? "falls evenly" : "rises evenly";
    change(column, Role.CLOCK, counter ? "counts rows" : how);
    warnings.add(
        "column %d (%s) %s and is taken for %s, not for a state (--time none makes it a state)"
            .formatted(column + 1, name(column), counter ? "counts rows" : how,
                counter ? "the number of the row" : "the time"));
  }

  /// Columns beside the clock that say the time once more: named so, or a straight line against it.
  private void findOtherClocks() {
    List<Integer> left = IntStream.range(0, roles.length).filter(i -> roles[i] == null).boxed()
        .toList();
    if (clock().isEmpty() || options.columns().isPresent() || options.dimension().isPresent()) {
      return;
    }
    var columns = new EvenColumns(table);
    int clock = clock().getAsInt();
    List<Integer> others = left.stream().filter(i -> columns.isLine(i, clock)).toList();
    if (others.isEmpty() || others.size() == left.size()) {
      return;
    }
    for (int column : others) {
      change(column, Role.IGNORED, "goes with the clock");
    }
    warnings.add(
        "%s %s in step with the clock %s and %s no %s (--columns keeps %s)"
            .formatted(
                String.join(", ", others.stream().map(this::name).toList()),
                others.size() == 1 ? "goes" : "go", name(clock),
                others.size() == 1 ? "is" : "are", others.size() == 1 ? "state" : "states",
                others.size() == 1 ? "it" : "them"));
  }

  private void findEmpty() {
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] != null) {
        continue;
      }
      int missing = 0;
      for (int row = 0; row < table.rows(); row++) {
        missing += Double.isNaN(table.cells().get(row, i)) ? 1 : 0;
      }
      if (missing == table.rows() || (2L * missing > table.rows() && roles.length > 1)) {
        change(i, Role.IGNORED, "mostly empty");
        warnings.add(
            "column %s is left out, since %d of its %d values are missing"
                .formatted(name(i), missing, table.rows()));
      }
    }
  }

  private void findStates() {
    boolean given = options.columns().isPresent();
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] == null) {
        change(i, given ? Role.IGNORED : Role.STATE, given ? "not among --columns" : "a number");
      }
    }
    if (first(Role.STATE).isEmpty()) {
      throw new InputException(
          "%s must have ≥ 1 column %s but has none%s".formatted(table.label(),
              clock().isPresent() ? "besides the time" : "of numbers", firstWords()));
    }
  }

  /// @return why a column of words is none of numbers, or nothing
  private String firstWords() {
    for (int i = 0; i < roles.length; i++) {
      if (table.columns().get(i).kind() == Kind.WORD) {
        return ": %s holds words such as '%s'; numbers are written without signs between thousands and without units"
            .formatted(table.describe(i),
                TableColumn.shown(table.columns().get(i).labels().getFirst()));
      }
    }
    return "";
  }

  private OptionalInt first(Role role) {
    return IntStream.range(0, roles.length).filter(i -> roles[i] == role).findFirst();
  }

  /// @return the column's values that are not missing
  private DoubleStream values(int column) {
    return IntStream.range(0, table.rows())
        .mapToDouble(row -> table.cells().get(row, column))
        .filter(Double::isFinite);
  }

  private boolean isWhole(int column) {
    return values(column).allMatch(value -> value == Math.rint(value));
  }

  private boolean hasAtMost(int distinct, int column) {
    return values(column).distinct().limit(distinct + 1L).count() <= distinct;
  }

  /// @return number of runs of equal values
  private int blocks(int column) {
    int blocks = 1;
    for (int row = 1; row < table.rows(); row++) {
      blocks += table.cells().get(row, column) != table.cells().get(row - 1, column) ? 1 : 0;
    }
    return blocks;
  }

  private boolean isCounting(int column) {
    Steps steps = steps(column);
    return steps.count > 0 && steps.ones >= 0.7 * steps.count && isWhole(column);
  }

  /// Whether nearly all steps have the same sign.
  private boolean mostlyMonotone(int column) {
    Steps steps = steps(column);
    int up = steps.up;
    int down = steps.down;
    boolean interleaved = identifier().isPresent();
    boolean monotone =
        up == 0 ? down > 0 : 5L * down <= up || 5L * up <= down;
    return steps.count == 0 || interleaved || monotone;
  }

  /// How a column goes from each of its values to the next that is not missing.
  ///
  /// @param count number of steps
  /// @param ones  of them by exactly one
  /// @param up    of them upwards
  /// @param down  of them downwards
  private record Steps(int count, int ones, int up, int down) {}

  private Steps steps(int column) {
    int count = 0;
    int ones = 0;
    int up = 0;
    int down = 0;
    double before = Double.NaN;
    for (int row = 0; row < table.rows(); row++) {
      double value = table.cells().get(row, column);
      if (Double.isFinite(value)) {
        count += Double.isNaN(before) ? 0 : 1;
        ones += value - before == 1 ? 1 : 0;
        up += value > before ? 1 : 0;
        down += value < before ? 1 : 0;
        before = value;
      }
    }
    return new Steps(count, ones, up, down);
  }
}
