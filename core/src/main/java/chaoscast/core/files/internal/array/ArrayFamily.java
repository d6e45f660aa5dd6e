package chaoscast.core.files.internal.array;

import chaoscast.core.files.table.ColumnNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds arrays of a file that are trajectories of one system.
///
/// Tables are, if they have equally many columns and their names differ in numbers alone (`run0`, `run1`) or
/// in their groups alone (`/a/x`, `/b/x`), or if their numbers of rows differ, so that they cannot be columns of one
/// table. Series of one variable are if their names say so, or if they are numbered and of different length.
/// Nothing is where a name speaks of tests: whoever keeps these apart wants them apart.
final class ArrayFamily {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int LONGEST = 20;
  private static final Pattern TEST =
      Pattern.compile("(^|[^a-z])(test(ing)?|val(id(ation)?)?|eval(uation)?|hold_?out)([^a-z]|$)");

  private ArrayFamily() {}

  /// @param arrays of at least two dimensions
  /// @param usual  names, in lower case, of which one decides between families
  /// @return at least two tables in the order of the numbers in their names; nothing if there are none
  static Optional<List<NamedArray>> ofTables(List<NamedArray> arrays, List<String> usual) {
    List<NamedArray> tables = arrays.stream().filter(array -> array.shape().length == 2).toList();
    if (tables.size() < 2 || tables.stream().anyMatch(ArrayFamily::isTest)) {
      return Optional.empty();
    }
    List<List<NamedArray>> families =
        byKey(tables).values().stream()
            .filter(family -> family.size() > 1 && areAlike(family))
            .toList();
    if (families.size() > 1) {
      families =
          families.stream().filter(family -> usual.contains(key(family.getFirst()))).toList();
    }
    if (families.size() == 1) {
      return Optional.of(inOrder(families.getFirst(), NamedArray::name));
    }
    boolean lengths = tables.stream().map(array -> array.size()).distinct().count() > 1;
    return families.isEmpty() && tables.size() == arrays.size() && lengths && areAlike(tables)
        ? Optional.of(inOrder(tables, NamedArray::name))
        : Optional.empty();
  }

  /// @param vectors of one dimension and more than one element
  /// @return at least two series of one variable; nothing if there are none
  static Optional<List<NamedArray>> ofSeries(List<NamedArray> vectors) {
    List<NamedArray> series =
        vectors.stream().filter(one -> !ColumnNames.isTime(bare(one.shortName()))).toList();
    Map<String, List<NamedArray>> families = byKey(series);
    if (series.size() < 2 || families.size() != 1 || series.stream().anyMatch(ArrayFamily::isTest)
        || series.stream().map(NamedArray::name).distinct().count() < series.size()) {
      return Optional.empty();
    }
    String name = bare(series.getFirst().shortName());
    boolean numbered = NUMBER.matcher(series.getFirst().name()).find();
    boolean lengths = series.stream().map(NamedArray::size).distinct().count() > 1;
    return numbered && (lengths || (!name.isEmpty() && ColumnNames.isRun(name)))
        ? Optional.of(inOrder(series, NamedArray::name))
        : Optional.empty();
  }

  /// Columns that are arrays of their own, a group a trajectory.
  ///
  /// @param vectors of one dimension and more than one element
  /// @return the columns of each group, if at least two groups hold the same names and nothing lies elsewhere; else
  ///     nothing
  static List<List<NamedArray>> ofGroups(List<NamedArray> vectors) {
    var groups = new LinkedHashMap<String, List<NamedArray>>();
    for (NamedArray one : inOrder(vectors, NamedArray::group)) {
      groups.computeIfAbsent(one.group(), group -> new ArrayList<>()).add(one);
    }
    boolean alike =
        groups.values().stream()
            .map(group -> group.stream().map(NamedArray::shortName).sorted().toList())
            .distinct()
            .count() == 1;
    boolean whole =
        groups.values().stream()
            .allMatch(group -> group.stream().map(NamedArray::size).distinct().count() == 1);
    boolean test = vectors.stream().anyMatch(ArrayFamily::isTest);
    return groups.size() > 1 && alike && whole && !test ? List.copyOf(groups.values()) : List.of();
  }

  /// @return the last number in a name, or nothing
  static Optional<String> number(NamedArray array) {
    Matcher numbers = NUMBER.matcher(array.shortName());
    String last = null;
    while (numbers.find()) {
      last = numbers.group();
    }
    return Optional.ofNullable(last);
  }

  /// @return a name without the numbers in it and signs before them
  static String bare(String name) {
    return name.replaceAll("[_-]?\\d+", "");
  }

  private static boolean isTest(NamedArray array) {
    return TEST.matcher(array.name().toLowerCase(Locale.ROOT)).find();
  }

  private static Map<String, List<NamedArray>> byKey(List<NamedArray> arrays) {
    return arrays.stream()
        .collect(
            Collectors.groupingBy(ArrayFamily::key, LinkedHashMap::new, Collectors.toList()));
  }

  private static String key(NamedArray array) {
    return NUMBER.matcher(array.shortName().toLowerCase(Locale.ROOT)).replaceAll("#");
  }

  /// As many columns in all, or, where rows are fewer than columns, as many rows.
  private static boolean areAlike(List<NamedArray> tables) {
    int[] first = tables.getFirst().shape();
    return tables.stream().allMatch(array -> array.shape()[1] == first[1])
        || tables.stream()
            .map(NamedArray::shape)
            .allMatch(shape -> shape[0] == first[0] && shape[0] < shape[1]);
  }

  /// By a text, numbers in it by their value.
  private static List<NamedArray> inOrder(
      List<NamedArray> arrays, Function<NamedArray, String> text) {
    Comparator<NamedArray> order =
        Comparator.comparing(
            one -> NUMBER.matcher(text.apply(one))
                .replaceAll(number -> "0".repeat(Math.max(0, LONGEST - number.group().length()))
                    + number.group()));
    return arrays.stream().sorted(order).toList();
  }
}
