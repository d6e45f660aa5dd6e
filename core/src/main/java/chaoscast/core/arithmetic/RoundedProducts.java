package chaoscast.core.arithmetic;

import chaoscast.core.linalg.Block;
import chaoscast.core.linalg.SparseMatrix;
import java.util.Arrays;

/// Inner products of a reduced format: every product and every sum is rounded to the accumulator, binary32
/// or binary64, and the result once to the format.
final class RoundedProducts {
  private RoundedProducts() {}

  /// out = W · X, each sum in the order of the inputs.
  static void multiply(Arithmetic arithmetic, Block weights, Block values, Block out) {
    var sums = new Sums(arithmetic, values);
    for (int row = 0; row < weights.rows(); row++) {
      sums.clear();
      for (int input = 0; input < weights.columns(); input++) {
        sums.add(weights.get(row, input), input);
      }
      sums.store(out, row);
    }
  }

  /// out = A · X, each sum in the order of the row's entries.
  static void multiply(Arithmetic arithmetic, SparseMatrix matrix, Block values, Block out) {
    var sums = new Sums(arithmetic, values);
    for (int row = 0; row < matrix.rows(); row++) {
      sums.clear();
      for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
        sums.add(matrix.value(entry), matrix.column(entry));
      }
      sums.store(out, row);
    }
  }

  /// The accumulators of one row, one a column.
  private static final class Sums {
    private final Arithmetic arithmetic;
    private final Block values;
    private final float[] narrow;
    private final double[] wide;

    Sums(Arithmetic arithmetic, Block values) {
      this.arithmetic = arithmetic;
      this.values = values;
      this.narrow = new float[values.columns()];
      this.wide = new double[values.columns()];
    }

    void clear() {
      Arrays.fill(narrow, 0);
      Arrays.fill(wide, 0);
    }

    void add(double weight, int input) {
      if (arithmetic.accumulatesInBinary64()) {
        for (int column = 0; column < wide.length; column++) {
          wide[column] += weight * values.get(input, column);
        }
      } else {
        float narrowWeight = (float) weight;
        for (int column = 0; column < narrow.length; column++) {
          narrow[column] += narrowWeight * (float) values.get(input, column);
        }
      }
    }

    void store(Block out, int row) {
      for (int column = 0; column < wide.length; column++) {
        double sum = arithmetic.accumulatesInBinary64() ? wide[column] : narrow[column];
        out.set(row, column, arithmetic.round(sum));
      }
    }
  }
}
