package chaoscast.core.files;

import chaoscast.core.files.internal.hdf5.NumericData;
import chaoscast.core.files.internal.hdf5.StreamedDataset;
import io.jhdf.api.Dataset;
import io.jhdf.api.WritableGroup;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// One value of a [ModelFile]; each is a dataset of its own, since jHDF damages groups without any.
///
/// Arrays are shared, not cloned: [ModelFile] does that where values come in and go out.
@SuppressWarnings("ArrayRecordComponent") // never compared
sealed interface ModelEntry {
  /// float64, row-major.
  record Doubles(double[] values, int[] shape) implements ModelEntry {}

  /// int32, one-dimensional.
  record Ints(int[] values) implements ModelEntry {}

  /// float64 scalar.
  record Real(double value) implements ModelEntry {}

  /// int64 scalar.
  record Whole(long value) implements ModelEntry {}

  /// UTF-8 scalar.
  record Text(String value) implements ModelEntry {}

  /// UTF-8, one-dimensional, one or more.
  record Texts(List<String> values) implements ModelEntry {}

  /// @return what it holds, for messages
  default String kind() {
    return switch (this) {
      case Doubles _ -> "an array of numbers";
      case Ints _ -> "an array of whole numbers";
      case Real _ -> "a number";
      case Whole _ -> "a whole number";
      case Text _ -> "text";
      case Texts _ -> "a list of texts";
    };
  }

  /// Puts it into the group as the dataset of that name.
  default void write(WritableGroup group, String name) {
    switch (this) {
      case Doubles(double[] values, int[] shape) ->
          group.putDataset(
              name,
              StreamedDataset.ofDoubles(
                  group,
                  name,
                  shape,
                  (from, count, target) -> {
                    target.asDoubleBuffer().put(values, from, count);
                    advance(target, count * Double.BYTES);
                  }));
      case Ints(int[] values) ->
          group.putDataset(
              name,
              StreamedDataset.ofInts(
                  group,
                  name,
                  new int[] {values.length},
                  (from, count, target) -> {
                    target.asIntBuffer().put(values, from, count);
                    advance(target, count * Integer.BYTES);
                  }));
      case Real(double value) -> group.putDataset(name, value);
      case Whole(long value) -> group.putDataset(name, value);
      case Text(String value) -> group.putDataset(name, value);
      case Texts(List<String> values) ->
          group.putDataset(name, values.toArray(String[]::new));
    }
  }

  /// @return the dataset's content; the file may have been changed with other tools since
  static ModelEntry read(Dataset dataset) {
    NumericData.requireHeld(dataset);
    if (dataset.isScalar()) {
      return switch (dataset.getData()) {
        case String value -> new Text(value);
        case Double value -> new Real(value);
        case Float value -> new Real(value);
        case Number value -> new Whole(value.longValue());
        case Object other -> throw new IllegalArgumentException("no value of a model: " + other);
      };
    }
    Class<?> type = dataset.getJavaType();
    if (type == String.class) {
      return new Texts(List.of((String[]) dataset.getDataFlat()));
    }
    if (type == double.class || type == float.class) {
      return new Doubles(NumericData.doubles(dataset), dataset.getDimensions());
    }
    double[] values = NumericData.doubles(dataset);
    return new Ints(
        Arrays.stream(values).mapToInt(value -> Math.toIntExact((long) value)).toArray());
  }

  private static void advance(ByteBuffer buffer, int bytes) {
    buffer.position(buffer.position() + bytes);
  }
}
