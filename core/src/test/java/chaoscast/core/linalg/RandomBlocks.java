package chaoscast.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;

/// Random matrices, and what it means that two are the same.
final class RandomBlocks {
  private RandomBlocks() {}

  static DenseMatrix gaussian(int rows, int columns, RandomGenerator random) {
    DenseMatrix block = DenseMatrix.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        block.set(row, column, random.nextGaussian());
      }
    }
    return block;
  }

  /// Rows of 0 to `longest` entries, a column now and then twice in a row.
  static SparseMatrix sparse(int rows, int columns, int longest, RandomGenerator random) {
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = starts[row] + random.nextInt(longest + 1);
    }
    int[] indices = random.ints(starts[rows], 0, columns).toArray();
    double[] values = random.doubles(starts[rows], -1, 1).toArray();
    return SparseMatrix.of(rows, columns, starts, indices, values);
  }

  /// @return one column as a contiguous vector
  static DenseMatrix column(DenseMatrix block, int column) {
    DenseMatrix vector = DenseMatrix.zeros(block.rows(), 1);
    for (int row = 0; row < block.rows(); row++) {
      vector.set(row, 0, block.get(row, column));
    }
    return vector;
  }

  static void assertSameBits(DenseMatrix expected, DenseMatrix actual) {
    assertEquals(expected.rows(), actual.rows());
    assertEquals(expected.columns(), actual.columns());
    for (int row = 0; row < expected.rows(); row++) {
      for (int column = 0; column < expected.columns(); column++) {
        assertEquals(
            Double.doubleToLongBits(expected.get(row, column)),
            Double.doubleToLongBits(actual.get(row, column)),
            expected.get(row, column)
                + " is expected in row %d, column %d, not ".formatted(row, column)
                + actual.get(row, column));
      }
    }
  }

  static void assertClose(DenseMatrix expected, DenseMatrix actual, double tolerance) {
    assertEquals(expected.rows(), actual.rows());
    assertEquals(expected.columns(), actual.columns());
    for (int row = 0; row < expected.rows(); row++) {
      for (int column = 0; column < expected.columns(); column++) {
        assertEquals(
            expected.get(row, column),
            actual.get(row, column),
            tolerance,
            "row %d, column %d".formatted(row, column));
      }
    }
  }
}
