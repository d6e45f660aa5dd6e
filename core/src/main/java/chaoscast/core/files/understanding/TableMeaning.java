package chaoscast.core.files.understanding;

import chaoscast.core.InputException;
import chaoscast.core.Origin;
import chaoscast.core.Trajectory;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.files.table.TableColumn.Kind;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.core.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Finds out what one table means, and makes trajectories of it.
final class TableMeaning {
  private final Table table;
  private final ReadingOptions options;
  private final int number;
  private final TableRoles roles;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final double[] sentinels;
  private final double clockUnit;
  private final List<Piece> pieces = new ArrayList<>();
  private Clock clock;
  private int missing;
  private int alone;
  private String firstMissing = "";

  /// Rows that make one trajectory, in the order of time.
  private record Piece(Rows rows, int from, int count, boolean reversed, String reason) {
    int at(int position) {
      return rows.at(reversed ? from + count - 1 - position : from + position);
    }
  }

  /// @param number of the table among those that are read together
  TableMeaning(Table table, ReadingOptions options, int number) {
    this.table = Orientation.upright(table, options);
    this.options = options;
    this.number = number;
    this.roles = new TableRoles(this.table, options).found();
    this.sentinels = options.missing().stream().mapToDouble(TableMeaning::sentinel).toArray();
    remarks.addAll(this.table.notes());
    remarks.addAll(roles.remarks());
    warnings.addAll(roles.warnings());
    leaveConstantsOut();
    this.clockUnit = clockUnit();
    split();
  }

  Clock clock() {
    return clock;
  }

  List<ColumnRole> columns() {
    return roles.all();
  }

  List<String> remarks() {
    return remarks;
  }

  List<String> warnings() {
    return warnings;
  }

  int missing() {
    return missing;
  }

  int alone() {
    return alone;
  }

  /// @return the first missing value as `row 701, column y`, or empty
  String firstMissing() {
    return firstMissing;
  }

  Table table() {
    return table;
  }

  List<Stretch> stretches() {
    return pieces.stream()
        .map(piece -> new Stretch(number, name(piece), 1 + Math.min(piece.at(0),
            piece.at(piece.count - 1)), piece.count, piece.reason))
        .toList();
  }

  /// @return outliers of the states
  List<Outlier> outliers() {
    var found = new ArrayList<Outlier>();
    for (int column : roles.of(Role.STATE)) {
      Outliers.of(roles.name(column), table.rows(), row -> cell(row, column)).ifPresent(found::add);
    }
    return found;
  }

  /// The trajectories. The table's cells are given up on the way.
  ///
  /// @param timeStep Δt
  List<Recording> recordings(double timeStep) {
    List<Stretch> stretches = stretches();
    var made = new ArrayList<Recording>();
    for (int i = 0; i < pieces.size(); i++) {
      made.add(recording(pieces.get(i), stretches.get(i), timeStep,
          pieces.size() == 1 && !pieces.get(i).reversed && pieces.get(i).rows.index().length == 0));
    }
    return made;
  }

  /// @return the states of the longest piece, up to some number of them
  Optional<Trajectory> sample(int most) {
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    Piece longest = pieces.getFirst();
    for (Piece piece : pieces) {
      longest = piece.count > longest.count ? piece : longest;
    }
    List<Integer> states = roles.of(Role.STATE);
    int count = Math.min(most, longest.count);
    double[] values = new double[count * states.size()];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int column : states) {
        values[at++] = cell(longest.at(i), column);
      }
    }
    return Optional.of(
        Trajectory.of(values, states.size(), clock.timeStep().orElse(1)).withNames(names(states)));
  }

  private Recording recording(Piece piece, Stretch stretch, double timeStep, boolean release) {
    List<Integer> states = roles.of(Role.STATE);
    List<Integer> inputs = roles.of(Role.INPUT);
    double[] times = options.resample().isPresent() ? times(piece) : new double[0];
    Optional<Trajectory> driven =
        inputs.isEmpty() ? Optional.empty()
            : Optional.of(trajectory(piece, inputs, times, timeStep, false));
    var constants = new LinkedHashMap<String, Double>();
    for (int column : roles.of(Role.CONSTANT)) {
      constants.put(roles.name(column), cell(piece.at(0), column));
    }
    return new Recording(
        stretch, trajectory(piece, states, times, timeStep, release), driven, constants);
  }

  private Trajectory trajectory(
      Piece piece, List<Integer> columns, double[] times, double timeStep, boolean release) {
    int width = columns.size();
    double start = startTime(piece, timeStep); // before cells are given up
    Optional<double[]> inPlace =
        release && times.length == 0
            ? table.cells().takeInPlace(columns, piece.at(0), piece.count) : Optional.empty();
    double[] values = inPlace.orElseGet(() -> times.length > 0
        ? resampled(piece, columns, times, timeStep) : copied(piece, columns, release));
    int steps = inPlace.isPresent() ? piece.count : values.length / width;
    return Trajectory.adopt(values, steps, width, timeStep)
        .withNames(names(columns))
        .withStartTime(start)
        .withProvenance(table.origin().provenance())
        .withOrigin(new Origin(fileName(), Math.min(piece.at(0), piece.at(piece.count - 1))));
  }

  private double[] copied(Piece piece, List<Integer> columns, boolean release) {
    double[] values = new double[Math.multiplyExact(piece.count, columns.size())];
    int at = 0;
    for (int i = 0; i < piece.count; i++) {
      int row = piece.at(i);
      for (int column : columns) {
        values[at++] = cell(row, column);
      }
      if (release && (i & 1023) == 0) {
        table.cells().release(row);
      }
    }
    return values;
  }

  private double[] resampled(
      Piece piece, List<Integer> columns, double[] times, double timeStep) {
    double span = times[times.length - 1] - times[0];
    double exact = Math.floor(span / timeStep * (1 + 1e-12) + 1e-9) + 1;
    double most =
        Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / Double.BYTES)
            / columns.size();
    if (exact > most) {
      throw new InputException(
          "the time step of resampled data, --resample, must be ≥ %s, which makes as many states as fit into memory, but was %s"
              .formatted(NumberText.scientific(span / Math.floor(most) * 1.01), timeStep));
    }
    int count = (int) exact;
    double[] values = new double[Math.multiplyExact(count, columns.size())];
    for (int k = 0; k < columns.size(); k++) {
      double[] one = new double[times.length];
      for (int i = 0; i < one.length; i++) {
        one[i] = cell(piece.at(i), columns.get(k));
      }
      var spline = new Spline(times, one);
      int interval = 0;
      for (int i = 0; i < count; i++) {
        double time = times[0] + i * timeStep;
        while (interval < times.length - 2 && times[interval + 1] <= time) {
          interval++;
        }
        values[i * columns.size() + k] = spline.at(interval, time);
      }
    }
    return values;
  }

  private double[] times(Piece piece) {
    double[] times = new double[piece.count];
    OptionalInt column = roles.clock();
    double step = clock.timeStep().orElse(1);
    boolean stamped = column.isPresent() && !roles.isCounter();
    for (int i = 0; i < times.length; i++) {
      times[i] = stamped ? time(piece.at(i)) : i * step;
    }
    return times;
  }

  private double startTime(Piece piece, double timeStep) {
    if (roles.clock().isEmpty()) {
      double start = table.origin().startTime().orElse(0);
      return pieces.size() == 1 ? start : start + piece.from * timeStep;
    }
    double first = time(piece.at(0));
    if (roles.isCounter()) {
      return first * timeStep;
    }
    boolean date = table.columns().get(roles.clock().getAsInt()).kind() == Kind.DATE
        || clockUnit != 1 || Math.abs(first) > 1e8;
    if (date) {
      return first - time(pieces.getFirst().at(0));
    }
    // The comment of our own files has all digits.
    return pieces.size() == 1 ? table.origin().startTime().orElse(first) : first;
  }

  private List<String> names(List<Integer> columns) {
    boolean unnamed = columns.stream().noneMatch(i -> table.columns().get(i).named());
    var names = new ArrayList<String>();
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < columns.size(); i++) {
      String name = unnamed ? "x" + i : roles.name(columns.get(i));
      int before = seen.merge(name, 1, Integer::sum) - 1;
      names.add(before == 0 ? name : name + "." + before);
    }
    return names;
  }

  private String name(Piece piece) {
    return piece.rows.name().isEmpty() ? fileName() : piece.rows.name();
  }

  private String fileName() {
    return table.file().getFileName() == null ? table.file().toString()
        : table.file().getFileName().toString();
  }

  private static double sentinel(String text) {
    try {
      return DecimalNumbers.real(text);
    } catch (NumberFormatException e) {
      return Double.NaN; // a word, which the reader of text compares
    }
  }

  /// @return a value, NaN where it is missing
  private double cell(int row, int column) {
    double value = table.cells().get(row, column);
    for (double one : sentinels) {
      if (value == one) {
        return Double.NaN;
      }
    }
    return value;
  }

  private double time(int row) {
    return table.cells().get(row, roles.clock().orElseThrow()) * clockUnit;
  }

  /// A constant column teaches nothing, unless every column is constant or a model wants it.
  private void leaveConstantsOut() {
    List<Integer> states = roles.of(Role.STATE);
    if (options.columns().isPresent() || table.origin().ours() || table.rows() < 3) {
      return;
    }
    List<Integer> constant = states.stream().filter(this::isConstant).toList();
    boolean wanted = options.dimension().isPresent()
        && options.dimension().getAsInt() != states.size() - constant.size();
    if (constant.isEmpty() || constant.size() == states.size() || wanted) {
      return;
    }
    for (int column : constant) {
      roles.change(column, Role.CONSTANT, "the same in every row");
    }
    warnings.add(
        "%s %s constant and left out of training (--columns keeps %s)"
            .formatted(
                String.join(", ", constant.stream().map(roles::name).toList()),
                constant.size() == 1 ? "is" : "are", constant.size() == 1 ? "it" : "them"));
  }

  private boolean isConstant(int column) {
    double first = Double.NaN;
    for (int row = 0; row < table.rows(); row++) {
      double value = cell(row, column);
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

  /// Seconds in the unit of the clock: stamps of 13, 16 and 19 digits count milli-, micro- and nanoseconds
  /// since 1970.
  private double clockUnit() {
    OptionalInt column = roles.clock();
    if (column.isEmpty() || table.columns().get(column.getAsInt()).kind() == Kind.DATE) {
      return 1;
    }
    double first = Math.abs(table.cells().get(0, column.getAsInt()));
    double[] units = {1e-3, 1e-6, 1e-9};
    for (int i = 0; i < units.length; i++) {
      if (first * units[i] > 3e8 && first * units[i] < 5e9) {
        remarks.add(
            "column %s counts %sseconds since 1970; the time is in seconds"
                .formatted(roles.name(column.getAsInt()),
                    new String[] {"milli", "micro", "nano"}[i]));
        return units[i];
      }
    }
    return 1;
  }

  private void split() {
    List<Rows> groups = groups();
    OptionalDouble given = options.timeStep();
    given.ifPresent(
        step -> requirePositive("the time step given for " + table.file(), step));
    OptionalDouble said = table.origin().timeStep();
    said.ifPresent(step -> requirePositive("the time step in " + table.file(), step));
    Stamps longest = null;
    for (Rows group : groups) {
      Stamps stamps = splitGroup(group);
      longest = longest == null || (stamps != null && group.count() > 1
          && stamps.error() < longest.error()) ? stamps : longest;
    }
    clock = clock(longest, said, given);
    int kept = pieces.stream().mapToInt(Piece::count).sum();
    if (kept == 0 && missing > 0) {
      throw new InputException(
          "%s: %s must be a number but is missing, and no two rows after each other are whole"
              .formatted(table.label(), firstMissing));
    }
    describePieces();
  }

  private void describePieces() {
    if (missing > 0) {
      warnings.add(
          "%d of %d rows hold a missing value, the first in %s: the data are split there"
              .formatted(missing, table.rows(), firstMissing)
              + " into " + pieces.size() + (pieces.size() == 1 ? " trajectory" : " trajectories"));
    }
    long gaps = pieces.stream().filter(piece -> piece.reason.equals("gap")).count();
    if (gaps > 0) {
      warnings.add(
          "the clock has %d %s: the data are split there (--resample DT fills gaps instead)"
              .formatted(gaps, gaps == 1 ? "gap" : "gaps"));
    }
    long back = pieces.stream().filter(p -> p.reason.equals("the clock goes back")).count();
    if (back > 0) {
      warnings.add(
          "the clock goes back %d times: a new trajectory begins there".formatted(back));
    }
    long blank = pieces.stream().filter(piece -> piece.reason.equals("blank line")).count();
    if (blank > 0) {
      warnings.add(
          "blank lines split the rows into %d trajectories".formatted(pieces.size()));
    }
    if (pieces.stream().anyMatch(Piece::reversed)) {
      warnings.add("the time falls: rows are read in reverse order");
    }
  }

  private List<Rows> groups() {
    OptionalInt identifier = roles.identifier();
    if (identifier.isEmpty()) {
      return blocks();
    }
    int column = identifier.getAsInt();
    var counts = new LinkedHashMap<Double, Integer>();
    for (int row = 0; row < table.rows(); row++) {
      counts.merge(table.cells().get(row, column), 1, Integer::sum);
    }
    var index = new LinkedHashMap<Double, int[]>();
    counts.forEach((value, count) -> index.put(value, new int[count]));
    var filled = new HashMap<Double, Integer>();
    for (int row = 0; row < table.rows(); row++) {
      double value = table.cells().get(row, column);
      index.get(value)[filled.merge(value, 1, Integer::sum) - 1] = row;
    }
    var groups = new ArrayList<Rows>();
    TableColumn named = table.columns().get(column);
    index.forEach(
        (value, rows) -> {
          String label = named.kind() == Kind.WORD ? named.labels().get(value.intValue())
              : value == Math.rint(value) ? Long.toString(Math.round(value))
                  : value.toString();
          boolean contiguous = rows[rows.length - 1] - rows[0] == rows.length - 1;
          String name = roles.name(column) + " " + label;
          groups.add(contiguous ? Rows.range(name, rows[0], rows.length)
              : new Rows(name, rows[0], rows, rows.length));
        });
    return groups;
  }

  /// Blank lines split a table whose parts are all longer than three rows.
  private List<Rows> blocks() {
    List<Integer> breaks = new ArrayList<>(table.breaks());
    breaks.addFirst(0);
    breaks.add(table.rows());
    boolean parts = true;
    for (int i = 1; i < breaks.size(); i++) {
      parts &= breaks.get(i) - breaks.get(i - 1) > 3;
    }
    if (!parts || breaks.size() == 2) {
      return List.of(Rows.range("", 0, table.rows()));
    }
    var groups = new ArrayList<Rows>();
    for (int i = 1; i < breaks.size(); i++) {
      groups.add(Rows.range("", breaks.get(i - 1), breaks.get(i) - breaks.get(i - 1)));
    }
    return groups;
  }

  /// Splits where values are missing and where the clock says so.
  ///
  /// @return the clock's stamps of this group, or null without a clock
  private Stamps splitGroup(Rows group) {
    var used = new ArrayList<Integer>(roles.of(Role.STATE));
    used.addAll(roles.of(Role.INPUT));
    roles.clock().ifPresent(used::add);
    int[] good = new int[group.count()];
    int count = 0;
    for (int i = 0; i < group.count(); i++) {
      boolean whole = true;
      for (int column : used) {
        double value = cell(group.at(i), column);
        if (Double.isInfinite(value)) {
          throw new InputException(
              "%s: %s, %s must be finite but was %s"
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
    missing += group.count() - count;
    if (roles.clock().isEmpty() || count < 2) {
      cut(group, good, count, position -> false, false, "");
      return null;
    }
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = time(group.at(good[i]));
    }
    TableColumn column = table.columns().get(roles.clock().getAsInt());
    Stamps stamps = Stamps.of(times, digits(column));
    boolean holes = count < group.count();
    if (options.resample().isPresent()) {
      requireRising(group, good, times);
      cut(group, good, count, position -> false, stamps.reversed(), "resampled");
      return stamps;
    }
    if (!stamps.even()) {
      throw irregular(group, good, times, stamps);
    }
    // A row with a missing value leaves a step of the clock behind: it is a gap already.
    var begins = new HashMap<Integer, Boolean>();
    for (int i = 1; i < stamps.starts().size(); i++) {
      int position = stamps.reversed() ? count - stamps.starts().get(i) : stamps.starts().get(i);
      begins.put(position, stamps.gaps().get(i));
    }
    int before = pieces.size();
    cut(group, good, count, begins::containsKey, stamps.reversed(), "");
    for (int i = before; i < pieces.size() && !begins.isEmpty(); i++) {
      Piece piece = pieces.get(i);
      Integer position = Arrays.binarySearch(good, 0, count, piece.from);
      if (begins.containsKey(position)
          && !(holes && piece.reason.equals("missing value"))) {
        String reason = begins.get(position) ? "gap" : "the clock goes back";
        pieces.set(i,
            new Piece(piece.rows, piece.from, piece.count, piece.reversed, reason));
      }
    }
    return stamps;
  }

  private chaoscast.core.files.table.Digits digits(TableColumn column) {
    int shift = (int) Math.round(-Math.log10(clockUnit));
    return shift == 0 ? column.digits()
        : new chaoscast.core.files.table.Digits(column.digits().decimals() + shift,
            column.digits().significant());
  }

  private void cut(
      Rows group,
      int[] good,
      int count,
      java.util.function.IntPredicate begins,
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

  private void requireRising(Rows group, int[] good, double[] times) {
    for (int i = 1; i < times.length; i++) {
      boolean falls = times[times.length - 1] < times[0];
      if (falls ? times[i] >= times[i - 1] : times[i] <= times[i - 1]) {
        throw new InputException(
            "%s: %s: time must %s for --resample but went from %s to %s"
                .formatted(table.label(), table.where(group.at(good[i])), falls ? "fall" : "rise",
                    times[i - 1], times[i]));
      }
    }
  }

  private InputException irregular(Rows group, int[] good, double[] times, Stamps stamps) {
    for (int i = 1; i < times.length; i++) {
      if (times[i] == times[i - 1]) {
        return new InputException(
            "%s: %s: time must increase but went from %s to %s"
                .formatted(table.label(), table.where(group.at(good[i])), times[i - 1], times[i]));
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

  private static String brief(double value) {
    return String.format(java.util.Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
  }

  private Clock clock(Stamps stamps, OptionalDouble said, OptionalDouble given) {
    String column = roles.clock().isPresent() ? roles.name(roles.clock().getAsInt()) : "";
    double least = stamps == null ? Double.NaN : stamps.least();
    double greatest = stamps == null ? Double.NaN : stamps.greatest();
    boolean even = stamps == null || stamps.even();
    if (options.resample().isPresent()) {
      remarks.add("splines through the data are read at even times (--resample)");
      return new Clock(column, options.resample(), "--resample", least, greatest, even);
    }
    boolean stamped = stamps != null && !roles.isCounter();
    if (said.isPresent() && stamped && !stamps.agreesWith(said.getAsDouble())) {
      throw contradiction("the time step in", said.getAsDouble(), stamps.step());
    }
    if (given.isPresent()) {
      if (said.isPresent() && Math.abs(said.getAsDouble() - given.getAsDouble())
          > 1e-9 * said.getAsDouble()) {
        throw contradiction("the time step given for", given.getAsDouble(), said.getAsDouble());
      }
      if (stamped && !stamps.agreesWith(given.getAsDouble())) {
        boolean units = clockUnit != 1
            || table.columns().get(roles.clock().getAsInt()).kind() == Kind.DATE
            || !roles.isCertain();
        if (!units) {
          throw contradiction("the time step given for", given.getAsDouble(), stamps.step());
        }
        warnings.add(
            "the stamps in column %s are %s apart, but the time step is %s, as given by --dt"
                .formatted(column, stamps.step(), given.getAsDouble()));
      }
      return new Clock(column, said.isPresent() ? said : given, "--dt", least, greatest, even);
    }
    if (said.isPresent()) {
      return new Clock(column, said, table.origin().said(), least, greatest, even);
    }
    if (stamped && stamps.step() > 0) {
      return new Clock(
          column, OptionalDouble.of(stamps.step()), "column " + column, least, greatest, even);
    }
    return new Clock(column, options.fallback(), "the model", least, greatest, even);
  }

  private InputException contradiction(String what, double step, double other) {
    return new InputException(
        "%s %s must be the file's %s but was %s".formatted(what, table.file(), other, step));
  }

  private static void requirePositive(String name, double step) {
    if (!(step > 0 && Double.isFinite(step))) {
      throw new InputException("%s must be > 0 but was %s".formatted(name, step));
    }
  }
}
