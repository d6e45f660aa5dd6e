package chaoscast.d2r2;

import chaoscast.core.linalg.DenseMatrix;

/// The variables of a ring around each of them.
final class RingNeighbours {
  private final DenseMatrix[] variables;
  private final int radius;

  /// @param states one variable a row, read whenever a patch is
  /// @param radius r
  RingNeighbours(DenseMatrix states, int radius) {
    this.variables = rows(states);
    this.radius = radius;
  }

  /// @return every row by itself, sharing memory
  static DenseMatrix[] rows(DenseMatrix block) {
    var rows = new DenseMatrix[block.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = block.rowRange(row, row + 1);
    }
    return rows;
  }

  /// Copies rows k − r … k + r, indices periodic.
  ///
  /// @param k     the variable in the middle
  /// @param patch 2r + 1 rows and as many columns as the states; modified
  void copy(int k, DenseMatrix patch) {
    for (int row = 0; row < patch.rows(); row++) {
      patch.copyRows(row, variables[Math.floorMod(k + row - radius, variables.length)]);
    }
  }
}
