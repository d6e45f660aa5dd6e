package chaoscast.core.arithmetic;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.SparseMatrix;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Inner products of a reduced format: every product and every sum is rounded to the accumulator, binary32
/// or binary64, and the result once to the format.
///
/// Sums run over the columns side by side, in arrays, which the JIT compiler turns into vector
/// instructions; it never fuses a product with a sum, so that each is rounded.
final class RoundedProducts {
  private RoundedProducts() {}

  /// out = W · X, each sum in the order of the inputs.
  static void multiply(Arithmetic arithmetic, DenseMatrix weights, DenseMatrix values,
      DenseMatrix out) {
    Sums sums = Sums.of(arithmetic, values);
    for (int row = 0; row < weights.rows(); row++) {
      sums.clear();
      for (int input = 0; input < weights.columns(); input++) {
        sums.add(weights.get(row, input), input);
      }
      sums.store(out, row);
    }
    arithmetic.round(out);
  }

  /// out = A · X, each sum in the order of the row's entries.
  static void multiply(Arithmetic arithmetic, SparseMatrix matrix, DenseMatrix values,
      DenseMatrix out) {
    Sums sums = Sums.of(arithmetic, values);
    for (int row = 0; row < matrix.rows(); row++) {
      sums.clear();
      for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
        sums.add(matrix.value(entry), matrix.column(entry));
      }
      sums.store(out, row);
    }
    arithmetic.round(out);
  }

  /// The accumulators of one row, one a column.
  private sealed interface Sums {
    static Sums of(Arithmetic arithmetic, DenseMatrix values) {
      return arithmetic.accumulatesInBinary64() ? new Wide(values) : new Narrow(values);
    }

    void clear();

    void add(double weight, int input);

    void store(DenseMatrix out, int row);
  }

  /// Sums in binary64.
  private static final class Wide implements Sums {
    private final double[][] values;
    private final double[] sums;

    Wide(DenseMatrix block) {
      values = new double[block.rows()][];
      for (int row = 0; row < values.length; row++) {
        values[row] = row(block, row);
      }
      sums = new double[block.columns()];
    }

    @Override
    public void clear() {
      Arrays.fill(sums, 0);
    }

    @Override
    public void add(double weight, int input) {
      double[] factors = values[input];
      for (int column = 0; column < sums.length; column++) {
        sums[column] += weight * factors[column];
      }
    }

    @Override
    public void store(DenseMatrix out, int row) {
      RoundedProducts.store(sums, out, row);
    }
  }

  /// Sums in binary32.
  private static final class Narrow implements Sums {
    private final float[][] values;
    private final float[] sums;
    private final double[] stored;

    Narrow(DenseMatrix block) {
      values = new float[block.rows()][block.columns()];
      for (int row = 0; row < values.length; row++) {
        double[] wide = row(block, row);
        float[] narrow = values[row];
        for (int column = 0; column < narrow.length; column++) {
          narrow[column] = (float) wide[column];
        }
      }
      sums = new float[block.columns()];
      stored = new double[block.columns()];
    }

    @Override
    public void clear() {
      Arrays.fill(sums, 0);
    }

    @Override
    public void add(double weight, int input) {
      float factor = (float) weight;
      float[] factors = values[input];
      for (int column = 0; column < sums.length; column++) {
        sums[column] += factor * factors[column];
      }
    }

    @Override
    public void store(DenseMatrix out, int row) {
      for (int column = 0; column < sums.length; column++) {
        stored[column] = sums[column];
      }
      RoundedProducts.store(stored, out, row);
    }
  }

  private static double[] row(DenseMatrix block, int row) {
    double[] values = new double[block.columns()];
    MemorySegment.copy(block.segment(), JAVA_DOUBLE, start(block, row), values, 0, values.length);
    return values;
  }

  private static void store(double[] values, DenseMatrix block, int row) {
    MemorySegment.copy(values, 0, block.segment(), JAVA_DOUBLE, start(block, row), values.length);
  }

  private static long start(DenseMatrix block, int row) {
    return (long) row * block.stride() * Double.BYTES;
  }
}
