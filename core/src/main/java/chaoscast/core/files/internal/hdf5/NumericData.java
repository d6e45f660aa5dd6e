package chaoscast.core.files.internal.hdf5;

import chaoscast.core.InputException;
import chaoscast.core.files.table.Digits;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.EnumDataType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;

/// The numbers of a dataset of any numeric type as doubles.
public final class NumericData {
  /// jHDF's unsigned 64-bit integers are objects.
  private static final Set<Class<?>> NUMERIC =
      Set.of(double.class, float.class, long.class, int.class, short.class, byte.class,
          BigInteger.class);

  /// jHDF maps or unpacks a dataset in one buffer, which Java bounds at 2 GiB.
  private static final long BYTES_AT_ONCE = 1L << 30;

  /// Greatest ratio of compression of deflate, by its format.
  private static final long DEFLATE = 1032;

  private NumericData() {}

  public static boolean isNumeric(Dataset dataset) {
    return !MatlabCells.isReference(dataset)
        && (NUMERIC.contains(dataset.getJavaType()) || isTruth(dataset));
  }

  /// Whether an enumeration is that of false and true, as h5py writes it.
  private static boolean isTruth(Dataset dataset) {
    return dataset.getDataType() instanceof EnumDataType type
        && type.getEnumMapping().values().stream()
            .allMatch(name -> name.equals("TRUE") || name.equals("FALSE"));
  }

  /// @return the precision of a dataset's numbers
  static Digits digits(Dataset dataset) {
    Class<?> type = dataset.getJavaType();
    return type == double.class ? Digits.BINARY64
        : type == float.class
            ? (dataset.getDataType().getSize() == 2 ? Digits.BINARY16 : Digits.BINARY32)
            : Digits.WHOLE;
  }

  /// @return all values, row-major
  public static double[] doubles(Dataset dataset) {
    return doubles(dataset, BYTES_AT_ONCE);
  }

  /// @param bytesAtOnce size from which a dataset is read in blocks of rows
  public static double[] doubles(Dataset dataset, long bytesAtOnce) {
    long size = dataset.getSize();
    if (size > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "%s must hold ≤ %d values but holds %d"
              .formatted(dataset.getPath(), Integer.MAX_VALUE - 8, size));
    }
    if (size == 0) {
      return new double[0];
    }
    requireHeld(dataset);
    long bytes = dataset.getSizeInBytes();
    return bytes <= bytesAtOnce
        ? widened(dataset.getDataFlat())
        : inBlocks(dataset, (int) size, bytesAtOnce);
  }

  /// Refuses a size that its file cannot hold, before memory is taken for it.
  ///
  /// @throws InputException naming the dataset, its size and that of the file
  public static void requireHeld(Dataset dataset) {
    long file = dataset.getHdfFile().size();
    BigInteger bytes = BigInteger.valueOf(dataset.getDataType().getSize());
    for (long length : dataset.getDimensionsAsLong()) {
      bytes = bytes.multiply(BigInteger.valueOf(length));
    }
    long most = dataset instanceof ChunkedDataset ? Math.multiplyExact(file, DEFLATE) : file;
    if (bytes.signum() < 0 || bytes.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new InputException(
          "%s claims %s bytes but the whole file has %d: it is damaged"
              .formatted(dataset.getPath(), bytes, file));
    }
  }

  private static double[] inBlocks(Dataset dataset, int size, long bytesAtOnce) {
    int[] shape = dataset.getDimensions();
    long rowBytes = dataset.getSizeInBytes() / shape[0];
    int rowsAtOnce = (int) Math.max(1, bytesAtOnce / rowBytes);
    double[] values = new double[size];
    int position = 0;
    for (int row = 0; row < shape[0]; row += rowsAtOnce) {
      long[] from = new long[shape.length];
      from[0] = row;
      int[] block = shape.clone();
      block[0] = Math.min(rowsAtOnce, shape[0] - row);
      position = append(dataset.getData(from, block), values, position);
    }
    return values;
  }

  private static int append(Object block, double[] values, int position) {
    if (block instanceof Object[] rows && !(block instanceof BigInteger[])
        && !(block instanceof String[])) {
      int next = position;
      for (Object row : rows) {
        next = append(row, values, next);
      }
      return next;
    }
    double[] row = widened(block);
    System.arraycopy(row, 0, values, position, row.length);
    return position + row.length;
  }

  private static double[] widened(Object array) {
    return switch (array) {
      case double[] values -> values;
      case BigInteger[] values ->
          Arrays.stream(values).mapToDouble(BigInteger::doubleValue).toArray();
      case String[] values ->
          Arrays.stream(values).mapToDouble(value -> value.equals("TRUE") ? 1 : 0).toArray();
      case long[] values -> Arrays.stream(values).asDoubleStream().toArray();
      case int[] values -> Arrays.stream(values).asDoubleStream().toArray();
      case float[] values -> {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        yield wide;
      }
      case short[] values -> {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        yield wide;
      }
      case byte[] values -> {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        yield wide;
      }
      default -> throw new IllegalArgumentException("no numeric array: " + array.getClass());
    };
  }
}
