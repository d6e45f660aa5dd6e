package chaoscast.core.files.internal.hdf5;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.Map;

/// One field of a table of records: a number a record, or a few.
///
/// @param name   of the field
/// @param values as jHDF reads them: an array of numbers, or an array of arrays of numbers
record RecordField(String name, Object values) {

  /// @return columns by name, `p0`, `p1` … where the field `p` has several numbers; none of what is no number
  Map<String, double[]> columns() {
    var columns = new LinkedHashMap<String, double[]>();
    if (values instanceof Object[] records) {
      int width = records.length == 0 ? 0 : numbers(records[0]).length;
      for (int column = 0; column < width; column++) {
        double[] one = new double[records.length];
        for (int i = 0; i < one.length; i++) {
          one[i] = numbers(records[i])[column];
        }
        columns.put(name + column, one);
      }
    } else if (numbers(values).length > 0) {
      columns.put(name, numbers(values));
    }
    return columns;
  }

  /// @return an array of primitive numbers as doubles; of what is none, nothing
  static double[] numbers(Object array) {
    Class<?> type = array == null ? null : array.getClass().getComponentType();
    if (type == null || !type.isPrimitive() || type == char.class) {
      return new double[0];
    }
    double[] numbers = new double[Array.getLength(array)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = type == boolean.class ? (Array.getBoolean(array, i) ? 1 : 0)
          : Array.getDouble(array, i);
    }
    return numbers;
  }
}
