package chaoscast.core.files.internal.array;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.files.table.Cells;
import chaoscast.core.files.table.ColumnNames;
import chaoscast.core.files.table.FileFacts;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes tables of the arrays in a file.
///
/// A table is, in this order: the array asked for; the only one of two or three dimensions; the one
/// with a usual name; all arrays of one dimension and one length as columns. Several that belong together are
/// trajectories ([ArrayFamily]). A third dimension is
/// trajectories; an array of one number for each of them becomes a constant column of each, as does a number in the
/// group of a trajectory. An array of one dimension named like a time and as long as the table is its clock.
/// So is one of dates, whatever its name. A number named `dt`, `timeStep` or `fs` says the time step. Of clocks and time steps those in the group of an array
/// go first, then those with its number.
public final class ArrayTables {
  private static final List<String> USUAL =
      List.of("states", "state", "x", "data", "train", "training", "u", "y", "trajectory",
          "trajectories", "solution", "sol", "arr_0");
  /// Names shown of many.
  private static final int LISTED = 4;

  private final Path file;
  private final String format;
  private List<NamedArray> arrays;
  private final ReadingOptions options;
  private final List<String> others;
  private final List<String> notes = new ArrayList<>();
  /// What became of arrays whose dimensions are named, by the array's name.
  private final Map<String, String> orders = new HashMap<>();

  private ArrayTables(
      Path file,
      String format,
      List<NamedArray> arrays,
      List<String> others,
      ReadingOptions options) {
    this.file = file;
    this.others = new ArrayList<>(others);
    this.format = format;
    this.options = options;
    this.arrays = arranged(arrays.stream().filter(array -> array.size() > 0).toList());
    List<String> nothing =
        arrays.stream().filter(array -> array.size() == 0).map(NamedArray::name).toList();
    arrays.stream()
        .filter(array -> array.size() == 0)
        .forEach(array -> this.others.add(array.describe() + ", which is empty"));
    if (!nothing.isEmpty() && !this.arrays.isEmpty()) {
      notes.add(
          "%s %s no values and %s left out"
              .formatted(
                  brief(nothing), nothing.size() == 1 ? "holds" : "hold",
                  nothing.size() == 1 ? "is" : "are"));
    }
  }

  /// Where names of dimensions say which one is the time, they decide; values of the other dimensions and what has no time
  /// beside them are no states.
  private List<NamedArray> arranged(List<NamedArray> all) {
    var dated =
        new HashSet<>(
            all.stream().filter(one -> one.facts().dates()).map(NamedArray::shortName).toList());
    var places = new HashSet<String>();
    var found = new ArrayList<NamedArray>();
    var timeless = new ArrayList<NamedArray>();
    for (NamedArray array : all) {
      List<String> names = array.facts().dimensions();
      Optional<NamedDimensions> order = NamedDimensions.of(names, dated::contains);
      if (order.isEmpty()) {
        found.add(array);
        if (names.size() > 1) {
          timeless.add(array);
        }
        continue;
      }
      NamedDimensions.Arranged one = order.get().arranged(array);
      orders.put(array.name(), one.note());
      found.add(one.array());
      for (int i = 0; i < names.size(); i++) {
        if (i != order.get().time()) {
          places.add(names.get(i));
        }
      }
    }
    if (orders.isEmpty()) {
      return found;
    }
    boolean states = found.stream().anyMatch(
        one -> orders.containsKey(one.name()) && !isBounds(one));
    found.removeIf(
        one -> (one.shape().length == 1 && places.contains(one.shortName()))
            || (states && (timeless.contains(one) || isBounds(one))));
    return found;
  }

  /// Ends of cells, as conventions of NetCDF name them.
  private static boolean isBounds(NamedArray array) {
    return array.shortName().matches(".*_(bnds|bounds)");
  }

  /// @param arrays all of the file that are numbers
  /// @param others what else the file has and why it is not read, for messages
  /// @return one table, or one a trajectory
  public static List<Table> of(
      Path file,
      String format,
      List<NamedArray> arrays,
      List<String> others,
      ReadingOptions options) {
    return new ArrayTables(file, format, arrays, others, options).tables();
  }

  private List<Table> tables() {
    Optional<NamedArray> chosen = chosen();
    if (chosen.isPresent()) {
      NamedArray array = chosen.get();
      List<String> name =
          array.name().isEmpty() || options.dataset().isPresent() ? List.of()
              : List.of(array.shortName());
      return isCube(array) ? ofCube(array) : List.of(ofMatrix(array, name));
    }
    List<NamedArray> large = large();
    if (!large.isEmpty()) {
      return ofFamily(ArrayFamily.ofTables(large, USUAL).orElseThrow());
    }
    List<NamedArray> vectors = arrays.stream().filter(array -> array.size() > 1).toList();
    Optional<List<NamedArray>> series = ArrayFamily.ofSeries(vectors);
    if (series.isPresent()) {
      return ofFamily(series.get());
    }
    List<List<NamedArray>> groups = ArrayFamily.ofGroups(vectors);
    return groups.isEmpty() ? List.of(ofVectors(vectors, "")) : ofGroups(groups);
  }

  private List<NamedArray> large() {
    return arrays.stream().filter(array -> array.rank() >= 2).toList();
  }

  /// Arrays that are a trajectory each.
  private List<Table> ofFamily(List<NamedArray> family) {
    var tables = new ArrayList<Table>();
    notes.add(
        "%s are read as %d trajectories; --dataset chooses one"
            .formatted(brief(family.stream().map(NamedArray::describe).toList()), family.size()));
    String bare = ArrayFamily.bare(family.getFirst().shortName());
    List<String> name = bare.isEmpty() || ColumnNames.isRun(bare) ? List.of() : List.of(bare);
    for (NamedArray array : family) {
      tables.add(withConstants(ofMatrix(array, name), constantsBeside(array), 0));
      notes.clear(); // said once
    }
    return tables;
  }

  /// Groups that are a trajectory each.
  private List<Table> ofGroups(List<List<NamedArray>> groups) {
    var tables = new ArrayList<Table>();
    notes.add(
        "the groups %s are read as %d trajectories; --dataset chooses one"
            .formatted(brief(groups.stream().map(group -> group.getFirst().group()).toList()),
                groups.size()));
    for (List<NamedArray> group : groups) {
      tables.add(withConstants(ofVectors(group, group.getFirst().group()),
          constantsBeside(group.getFirst()), 0));
      notes.clear(); // said once
    }
    return tables;
  }

  private static String brief(List<String> names) {
    return names.size() <= LISTED ? String.join(", ", names)
        : String.join(", ", names.subList(0, LISTED - 1)) + " … " + names.getLast();
  }

  /// Numbers in the group of a trajectory that do not say its time step.
  private List<NamedArray> constantsBeside(NamedArray array) {
    return array.group().isEmpty() ? List.of()
        : arrays.stream()
            .filter(one -> one.size() == 1 && one.group().equals(array.group()))
            .filter(one -> !saysStep(one))
            .toList();
  }

  /// Three dimensions; one of them may be 1 where the number of variables is known and is that of the last.
  private boolean isCube(NamedArray array) {
    int[] shape = array.shape();
    return shape.length > 2
        && (orders.containsKey(array.name())
            || array.rank() > 2
            || (options.dimension().isPresent()
                && shape[2] == options.dimension().getAsInt()));
  }

  private Optional<NamedArray> chosen() {
    if (options.dataset().isPresent()) {
      String wanted = options.dataset().get();
      List<NamedArray> inside = inside(wanted);
      if (inside.isEmpty()) {
        return Optional.of(named(wanted));
      }
      arrays = inside;
    }
    List<NamedArray> large = large();
    if (large.size() == 1) {
      return Optional.of(large.getFirst());
    }
    if (large.isEmpty()) {
      List<NamedArray> thin = arrays.stream().filter(one -> !isVector(one)).toList();
      return thin.size() == 1 ? Optional.of(thin.getFirst()) : Optional.empty();
    }
    List<NamedArray> family = ArrayFamily.ofTables(large, USUAL).orElse(List.of());
    for (String usual : USUAL) {
      List<NamedArray> found =
          large.stream().filter(array -> array.shortName().equalsIgnoreCase(usual)).toList();
      if (found.size() == 1 && !family.contains(found.getFirst())) {
        String others =
            large.stream()
                .filter(array -> !array.name().equals(found.getFirst().name()))
                .map(NamedArray::describe)
                .collect(Collectors.joining(", "));
        notes.add(
            "%s is read, not %s; --dataset chooses"
                .formatted(found.getFirst().describe(), others));
        return Optional.of(found.getFirst());
      }
    }
    if (!family.isEmpty()) {
      return Optional.empty();
    }
    throw new InputException(
        "%s must have one table of numbers, or --dataset must name one, but has %s"
            .formatted(file, list(large)));
  }

  /// @return the arrays of a group of that name, unless an array has it
  private List<NamedArray> inside(String wanted) {
    String bare = wanted.replaceFirst("^/", "");
    return arrays.stream().anyMatch(one -> one.name().replaceFirst("^/", "").equals(bare))
        ? List.of()
        : arrays.stream()
            .filter(one -> one.group().replaceFirst("^/", "").equals(bare)
                || one.name().replaceFirst("^/", "").startsWith(bare + "/"))
            .toList();
  }

  private NamedArray named(String wanted) {
    String bare = wanted.replaceFirst("^/", "");
    List<NamedArray> exact =
        arrays.stream().filter(array -> array.name().replaceFirst("^/", "").equals(bare)).toList();
    List<NamedArray> found =
        exact.isEmpty()
            ? arrays.stream().filter(array -> array.shortName().equals(bare)).toList()
            : exact;
    if (found.size() != 1) {
      throw new InputException(
          "--dataset must name one of %s but was '%s'".formatted(list(arrays), wanted));
    }
    return found.getFirst();
  }

  private String listAll() {
    if (others.isEmpty()) {
      return list(arrays);
    }
    String rest = brief(others);
    return arrays.isEmpty() ? rest : list(arrays) + ", and " + rest;
  }

  private static String list(List<NamedArray> arrays) {
    return arrays.isEmpty()
        ? "no table of numbers"
        : arrays.stream().map(NamedArray::describe).collect(Collectors.joining(", "));
  }

  /// @param name of a single variable, or nothing
  private Table ofMatrix(NamedArray array, List<String> name) {
    boolean flat = array.facts().names().isEmpty() && isVector(array);
    int[] shape = Arrays.stream(array.shape()).filter(n -> n != 1).toArray();
    int[] size = array.shape();
    int columns = flat ? 1 : size.length == 2 ? size[1] : shape.length < 2 ? 1 : shape[1];
    double[] values = filled(array);
    if (!orders.getOrDefault(array.name(), "").isEmpty()) {
      notes.add(orders.get(array.name()));
    }
    if (flat) {
      return withClock(array, Cells.of(values, 1), name, values.length);
    }
    return withClock(array, Cells.of(values, columns), array.facts().names(),
        values.length / columns);
  }

  /// One dimension; or one row or column in MATLAB, which has no others, or a long row.
  private static boolean isVector(NamedArray array) {
    int[] shape = array.shape();
    return shape.length < 2
        || (array.rank() < 2 && (array.columnMajor() || (shape[0] == 1 && shape[1] > 20)));
  }

  private List<Table> ofCube(NamedArray array) {
    int[] shape = array.shape();
    if (shape.length > 3) {
      throw new InputException(
          "%s of %s must have 1 to 3 dimensions: shape it to trajectories × steps × variables"
              .formatted(array.describe(), file));
    }
    int steps = orders.containsKey(array.name()) ? 1 : steps(shape);
    int runs = steps == 0 ? 2 : 0;
    int variables = 3 - steps - runs;
    notes.add(
        orders.getOrDefault(
            array.name(),
            "%s is read as %d trajectories of %d steps of %d variables"
                .formatted(array.describe(), shape[runs], shape[steps], shape[variables])));
    int[] stride = {shape[1] * shape[2], shape[2], 1};
    double[] all = filled(array);
    List<NamedArray> constants = perTrajectory(array, shape[runs]);
    var tables = new ArrayList<Table>();
    for (int run = 0; run < shape[runs]; run++) {
      double[] values = new double[shape[steps] * shape[variables]];
      for (int step = 0; step < shape[steps]; step++) {
        for (int variable = 0; variable < shape[variables]; variable++) {
          values[step * shape[variables] + variable] =
              all[run * stride[runs] + step * stride[steps] + variable * stride[variables]];
        }
      }
      Table table =
          withConstants(
              withClock(array, Cells.of(values, shape[variables]), array.facts().names(),
                  shape[steps]),
              constants,
              run);
      tables.add(table.withRun(run + 1));
      notes.clear(); // said once
    }
    return tables;
  }

  /// The dimension that is time: of numpy's trajectories × steps × variables, MATLAB's steps × variables ×
  /// trajectories and Julia's trajectories × variables × steps. Variables are the last or the middle one,
  /// whichever has the known number of them; else time is the longest.
  private int steps(int[] shape) {
    int known = options.dimension().orElse(-1);
    if (shape[2] == known && shape[1] != known) {
      return 1;
    }
    int longest = IntStream.range(0, 3).reduce(0, (a, b) -> shape[b] > shape[a] ? b : a);
    return shape[1] == known && shape[2] != known ? shape[2] > shape[0] ? 2 : 0 : longest;
  }

  /// Arrays of one number a trajectory, such as a parameter of each, or where each forecast starts.
  private List<NamedArray> perTrajectory(NamedArray cube, int runs) {
    return arrays.stream()
        .filter(one -> !one.name().equals(cube.name()) && one.rank() < 2 && one.size() == runs)
        .filter(one -> one.shape().length > 0)
        .filter(one -> !ColumnNames.isTime(one.shortName()))
        .toList();
  }

  /// The table with a further column for each, which holds the trajectory's own number in every row.
  private static Table withConstants(Table table, List<NamedArray> constants, int run) {
    if (constants.isEmpty()) {
      return table;
    }
    int width = table.columns().size();
    var columns = new ArrayList<>(table.columns());
    double[] row = new double[width + constants.size()];
    for (int i = 0; i < constants.size(); i++) {
      NamedArray one = constants.get(i);
      columns.add(TableColumn.of(one.shortName(), true, one.digits()));
      row[width + i] = one.values().get()[run];
    }
    var cells = new Cells(row.length);
    for (int i = 0; i < table.rows(); i++) {
      for (int column = 0; column < width; column++) {
        row[column] = table.cells().get(i, column);
      }
      cells.add(row);
    }
    return new Table(table.file(), table.format(), table.dataset(), columns, cells,
        table.breaks(), table.lines(), table.origin(), table.notes());
  }

  /// Columns that are arrays of their own.
  ///
  /// @param part of the file that holds them, or nothing
  private Table ofVectors(List<NamedArray> vectors, String part) {
    Map<Long, List<NamedArray>> byLength =
        vectors.stream()
            .collect(Collectors.groupingBy(NamedArray::size));
    List<NamedArray> columns =
        byLength.values().stream()
            .max(
                Comparator.<List<NamedArray>>comparingLong(List::size)
                    .thenComparingLong(list -> list.getFirst().size()))
            .orElseThrow(
                () -> new InputException(
                    "%s must hold a table of numbers but has %s".formatted(file, listAll())));
    int left = vectors.size() - columns.size();
    if (left > 0) {
      notes.add(
          "arrays of %d numbers are read as columns, %d of other lengths are not"
              .formatted(columns.getFirst().size(), left));
    }
    int rows = Math.toIntExact(columns.getFirst().size());
    // read before there is a table: a damaged file may claim any size
    List<double[]> read = columns.stream().map(this::filled).toList();
    double[] values = new double[Math.multiplyExact(rows, columns.size())];
    for (int column = 0; column < columns.size(); column++) {
      for (int row = 0; row < rows; row++) {
        values[row * columns.size() + column] = read.get(column)[row];
      }
    }
    return new Table(
        file,
        format,
        part,
        columns.stream()
            .map(array -> column(array.shortName(), true, array))
            .toList(),
        Cells.of(values, columns.size()),
        List.of(),
        Collections.emptyNavigableMap(),
        origin(columns.getFirst()),
        notes);
  }

  /// @param rows of the cells
  private Table withClock(NamedArray array, Cells cells, List<String> names, int rows) {
    var columns = new ArrayList<TableColumn>();
    for (int i = 0; i < cells.columns(); i++) {
      boolean named = i < names.size() && names.size() == cells.columns();
      columns.add(column(named ? names.get(i) : "x" + i, named, array));
    }
    if (!names.isEmpty() && names.size() != cells.columns()) {
      throw new InputException(
          "%s: there must be %d variable names but there are %d"
              .formatted(file, cells.columns(), names.size()));
    }
    FileFacts origin = origin(array);
    Optional<NamedArray> clock = clockOf(array);
    if (clock.isPresent() && origin.timeStep().isEmpty()) {
      long length = clock.get().size();
      double[] times = filled(clock.get());
      if (length == rows || length == cells.columns()) {
        return new Table(file, format, array.name(),
            prepended(columns, clock.get(), length == rows), prepended(cells, times, rows),
            List.of(), Collections.emptyNavigableMap(), origin, notes);
      }
      double step = (times[times.length - 1] - times[0]) / (times.length - 1);
      if (!Double.isFinite(step)) {
        throw new InputException(
            "%s of %s must begin and end with finite times but goes from %s to %s"
                .formatted(clock.get().describe(), file, times[0], times[times.length - 1]));
      }
      notes.add(
          "only the step of %s is used, since it is not as long as the table"
              .formatted(clock.get().describe()));
      origin = new FileFacts(OptionalDouble.of(Float.parseFloat("%.7g".formatted(step)) == step
          ? step : rounded(step)), clock.get().name(), OptionalDouble.empty(), Provenance.UNKNOWN,
          false);
    }
    return new Table(file, format, array.name(), columns, cells, List.of(),
        Collections.emptyNavigableMap(), origin, notes);
  }

  private Optional<NamedArray> clockOf(NamedArray array) {
    List<NamedArray> clocks =
        arrays.stream()
            .filter(one -> !one.name().equals(array.name()) && one.rank() == 1 && one.size() > 2)
            .filter(one -> one.facts().dates() || ColumnNames.isTime(one.shortName())
                || (orders.containsKey(array.name())
                    && array.facts().dimensions().contains(one.shortName()))
                || (ColumnNames.isTime(ArrayFamily.bare(one.shortName()))
                    && ArrayFamily.number(one).equals(ArrayFamily.number(array))))
            .toList();
    return nearest(clocks, array);
  }

  private static boolean saysStep(NamedArray array) {
    return StepNames.isStep(array.shortName()) || StepNames.isRate(array.shortName());
  }

  /// @return of several arrays one in the same group as another, else one with its number, else the first one
  private static Optional<NamedArray> nearest(List<NamedArray> several, NamedArray array) {
    return several.stream()
        .min(
            Comparator.comparingInt(
                one -> (one.group().equals(array.group()) ? 0 : 2)
                    + (ArrayFamily.number(one).equals(ArrayFamily.number(array)) ? 0 : 1)));
  }

  private static double rounded(double step) {
    return new java.math.BigDecimal(step).round(new java.math.MathContext(10)).doubleValue();
  }

  /// The clock as a further column, or as a further row of a table whose rows are variables.
  private static Cells prepended(Cells cells, double[] times, int rows) {
    boolean column = times.length == rows;
    int columns = cells.columns() + (column ? 1 : 0);
    var all = new Cells(columns);
    double[] row = new double[columns];
    if (!column) {
      all.add(times);
    }
    for (int i = 0; i < rows; i++) {
      int at = 0;
      if (column) {
        row[at++] = times[i];
      }
      for (int k = 0; k < cells.columns(); k++) {
        row[at++] = cells.get(i, k);
      }
      all.add(row);
    }
    return all;
  }

  private static List<TableColumn> prepended(
      List<TableColumn> columns, NamedArray clock, boolean column) {
    if (!column) {
      return columns;
    }
    var all = new ArrayList<TableColumn>();
    all.add(column(clock.shortName(), true, clock));
    all.addAll(columns);
    return all;
  }

  private static TableColumn column(String name, boolean named, NamedArray array) {
    TableColumn.Kind kind =
        array.facts().dates() ? TableColumn.Kind.DATE : TableColumn.Kind.NUMBER;
    return new TableColumn(name, named, kind, array.digits(), List.of());
  }

  private double[] filled(NamedArray array) {
    double[] values = array.rowMajor();
    for (double fill : array.facts().fills()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i] == fill ? Double.NaN : values[i];
      }
    }
    NamedArray.Packing packing = array.facts().packing();
    if (!packing.equals(NamedArray.Packing.NONE)) {
      Arrays.setAll(values, i -> values[i] * packing.scale() + packing.offset());
    }
    return values;
  }

  private FileFacts origin(NamedArray array) {
    if (array.facts().timeStep().isPresent()) {
      return new FileFacts(array.facts().timeStep(), array.facts().said(), OptionalDouble.empty(),
          Provenance.UNKNOWN, false);
    }
    List<NamedArray> steps =
        arrays.stream()
            .filter(one -> one.size() == 1)
            .filter(one -> saysStep(one))
            .toList();
    Optional<NamedArray> nearest = nearest(steps, array);
    if (nearest.isPresent()) {
      NamedArray one = nearest.get();
      double value = one.values().get()[0];
      // 0.01f is meant as 0.01.
      double exact =
          one.digits().significant() == 7 ? Double.parseDouble(Float.toString((float) value))
              : value;
      boolean step = StepNames.isStep(one.shortName());
      return new FileFacts(OptionalDouble.of(step ? exact : 1 / exact), one.name(),
          OptionalDouble.empty(), Provenance.UNKNOWN, false);
    }
    return FileFacts.UNKNOWN;
  }
}
