package chaoscast.core.files.internal.array;

import chaoscast.core.files.table.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Brings an array whose dimensions have names into the order of a table: the one that is named like a time has the rows,
/// those of an ensemble are trajectories, and all others together are the variables.
///
///     (time, latitude, longitude)  →  time × (latitude, longitude)
///     (number, time, level)        →  number × time × level
///
/// @param runs  positions of the dimensions that are trajectories
/// @param time  position of the time
/// @param other positions of all others
record NamedDimensions(List<Integer> runs, int time, List<Integer> other) {
  private static final Set<String> ENSEMBLES =
      Set.of("number", "member", "members", "ensemble", "ens", "realization", "realisation",
          "batch",
          "sample", "samples", "trial", "trials");

  /// An array in the order of a table.
  ///
  /// @param array of two dimensions or, with trajectories before them, three; the names of its dimensions are still there
  /// @param note  what was done, or nothing where the order is the file's
  record Arranged(NamedArray array, String note) {}

  /// @param dates whether the values of the dimension of that name are dates, or count from one
  static Optional<NamedDimensions> of(List<String> names, Predicate<String> dates) {
    var times = new ArrayList<Integer>();
    for (int i = 0; i < names.size(); i++) {
      if (isTime(names.get(i))) {
        times.add(i);
      }
    }
    if (times.isEmpty()) {
      IntStream.range(0, names.size()).filter(i -> dates.test(names.get(i))).forEach(times::add);
    }
    if (times.size() != 1 || names.size() < 2) {
      return Optional.empty();
    }
    int time = times.getFirst();
    List<Integer> others =
        IntStream.range(0, names.size()).filter(i -> i != time).boxed().toList();
    List<Integer> runs = others.stream().filter(i -> isEnsemble(names.get(i))).toList();
    return Optional.of(
        new NamedDimensions(runs, time, others.stream().filter(i -> !runs.contains(i)).toList()));
  }

  static boolean isTime(String name) {
    return ColumnNames.isTime(name);
  }

  private static boolean isEnsemble(String name) {
    return ENSEMBLES.contains(name.toLowerCase(Locale.ROOT)) || ColumnNames.isRun(name);
  }

  /// @param array whose dimensions these are
  Arranged arranged(NamedArray array) {
    int[] shape = array.shape();
    var order = new ArrayList<Integer>(runs);
    order.add(time);
    order.addAll(other);
    int[] sizes =
        runs.isEmpty()
            ? new int[] {shape[time], product(shape, other)}
            : new int[] {product(shape, runs), shape[time], product(shape, other)};
    boolean same = IntStream.range(0, order.size()).allMatch(i -> order.get(i) == i);
    List<String> names = array.facts().dimensions();
    var named = new ArrayList<String>();
    if (!runs.isEmpty()) {
      named.add(joined(names, runs));
    }
    named.add(names.get(time));
    named.add(joined(names, other));
    NamedArray found =
        new NamedArray(
            array.name(), sizes, false,
            same ? array::rowMajor : () -> permuted(array.rowMajor(), shape, order),
            array.digits(), array.facts().withDimensions(named));
    return new Arranged(found, same && shape.length == sizes.length && runs.isEmpty() ? ""
        : note(array, sizes));
  }

  private String note(NamedArray array, int... sizes) {
    List<String> names = array.facts().dimensions();
    String parts =
        runs.isEmpty() ? ""
            : "%d trajectories (%s) of ".formatted(sizes[0], joined(names, runs));
    String variables =
        other.isEmpty() ? "one variable"
            : "%d variables (%s%s)".formatted(
                sizes[sizes.length - 1], joined(names, other),
                other.size() > 1 ? ", the last fastest" : "");
    return "%s is read as %s%d steps (%s) of %s, as its dimensions are named"
        .formatted(array.describe(), parts, sizes[sizes.length - 2], names.get(time), variables);
  }

  private static String joined(List<String> names, List<Integer> positions) {
    return positions.stream().map(names::get).collect(Collectors.joining(" × "));
  }

  private static int product(int[] shape, List<Integer> positions) {
    return positions.stream().mapToInt(i -> shape[i]).reduce(1, Math::multiplyExact);
  }

  /// @param values row-major
  /// @return row-major in the new order
  private static double[] permuted(double[] values, int[] shape, List<Integer> order) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    int[] sizes = order.stream().mapToInt(i -> shape[i]).toArray();
    int[] steps = order.stream().mapToInt(i -> strides[i]).toArray();
    int[] index = new int[sizes.length];
    double[] ordered = new double[values.length];
    int source = 0;
    for (int target = 0; target < ordered.length; target++) {
      ordered[target] = values[source];
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        source += steps[axis];
        if (++index[axis] < sizes[axis]) {
          break;
        }
        source -= steps[axis] * sizes[axis];
        index[axis] = 0;
      }
    }
    return ordered;
  }
}
