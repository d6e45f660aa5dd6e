package chaoscast.core.files.internal.hdf5;

import chaoscast.core.files.internal.array.NamedArray;
import chaoscast.core.files.table.Digits;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A table that pandas wrote with `to_hdf`: its index and its columns of numbers.
///
/// `fixed` keeps the index in `axis1`, the order of all columns in `axis0`, and columns of one type in
/// `block0_items` (their names) and `block0_values` (rows × columns); of a series there are `index` and `values`.
/// `table` keeps records with the fields `index` and columns, those of one type in a field `values_block_0` whose
/// names are in an attribute. Python's text form of a list, in which a line `VNAME` or `aVNAME` is a string,
/// holds them.
///
/// Source: pandas.io.pytables, by what it writes.
final class PandasFrame {
  private static final Pattern TEXT_IN_LIST = Pattern.compile("(?m)^a?V(.*)$");

  private final Group group;

  PandasFrame(Group group) {
    this.group = group;
  }

  static boolean isFrame(Group group) {
    return !new Attributes(group).text("pandas_type").isEmpty();
  }

  /// @param facts what the file says of it besides names
  /// @return rows × (index and columns), or nothing where there are no numbers
  Optional<NamedArray> array(NamedArray.Facts facts) {
    Map<String, double[]> columns =
        group.getChild("table") instanceof Dataset table ? ofRecords(table) : ofBlocks();
    int rows = columns.values().stream().mapToInt(one -> one.length).findFirst().orElse(0);
    columns.values().removeIf(one -> one.length != rows);
    if (rows == 0) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(columns.keySet());
    double[] values = new double[Math.multiplyExact(rows, names.size())];
    for (int column = 0; column < names.size(); column++) {
      double[] one = columns.get(names.get(column));
      for (int row = 0; row < rows; row++) {
        values[row * names.size() + column] = one[row];
      }
    }
    return Optional.of(
        new NamedArray(
            group.getPath().replaceFirst("/$", ""),
            new int[] {rows, names.size()},
            false,
            () -> values,
            Digits.BINARY64,
            facts.withNames(names)));
  }

  private static Map<String, double[]> ofRecords(Dataset table) {
    var columns = new LinkedHashMap<String, double[]>();
    if (table.getData() instanceof Map<?, ?> fields) {
      fields.forEach(
          (field, values) -> {
            Map<String, double[]> numbers = new RecordField(field.toString(), values).columns();
            List<String> names = names(new Attributes(table).text(field + "_kind"));
            boolean block = field.toString().startsWith("values_block_");
            int at = 0;
            for (Map.Entry<String, double[]> one : numbers.entrySet()) {
              boolean named = block && names.size() == numbers.size();
              columns.put(named ? names.get(at++) : one.getKey(), one.getValue());
            }
          });
    }
    return columns;
  }

  private Map<String, double[]> ofBlocks() {
    var columns = new LinkedHashMap<String, double[]>();
    boolean series = group.getChild("values") != null;
    dataset(series ? "index" : "axis1")
        .ifPresent(index -> columns.put(indexName(index), NumericData.doubles(index)));
    if (series) {
      dataset("values").ifPresent(values -> columns.put("values", NumericData.doubles(values)));
      return columns;
    }
    words("axis0").forEach(name -> columns.put(name, new double[0]));
    for (int block = 0; group.getChild("block%d_values".formatted(block)) != null; block++) {
      List<String> names = words("block%d_items".formatted(block));
      Optional<Dataset> found = dataset("block%d_values".formatted(block));
      if (found.isPresent() && found.get().getDimensions().length == 2) {
        double[] values = NumericData.doubles(found.get());
        int width = found.get().getDimensions()[1];
        for (int column = 0; column < width; column++) {
          double[] one = new double[values.length / width];
          for (int row = 0; row < one.length; row++) {
            one[row] = values[row * width + column];
          }
          columns.put(
              column < names.size() ? names.get(column) : "block%d_%d".formatted(block, column),
              one);
        }
      }
    }
    columns.values().removeIf(one -> one.length == 0); // words and objects
    return columns;
  }

  private Optional<Dataset> dataset(String name) {
    return group.getChild(name) instanceof Dataset dataset && NumericData.isNumeric(dataset)
        ? Optional.of(dataset) : Optional.empty();
  }

  private static String indexName(Node index) {
    String name = new Attributes(index).text("name");
    return name.isBlank() || name.equals("N.") ? "index" : name;
  }

  private List<String> words(String name) {
    var words = new ArrayList<String>();
    Object data = group.getChild(name) instanceof Dataset dataset ? dataset.getData() : null;
    if (data instanceof String[] texts) {
      words.addAll(List.of(texts));
    } else {
      for (double number : RecordField.numbers(data)) {
        words.add(number == Math.rint(number) ? Long.toString((long) number)
            : Double.toString(number));
      }
    }
    return words;
  }

  /// @param list a list of strings in Python's text form
  private static List<String> names(String list) {
    return TEXT_IN_LIST.matcher(list).results().map(match -> match.group(1).strip()).toList();
  }
}
