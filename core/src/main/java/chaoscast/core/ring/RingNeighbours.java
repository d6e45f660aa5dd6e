package chaoscast.core.ring;

import chaoscast.core.linalg.DenseMatrix;

/// The neighbourhood of each block of a ring, as columns for a feature map.
final class RingNeighbours {
  private final DenseMatrix[] variables;
  private final RingBlocks ring;

  /// @param states one variable a row, read whenever a patch is
  RingNeighbours(DenseMatrix states, RingBlocks ring) {
    this.variables = rows(states);
    this.ring = ring;
  }

  /// @return every row by itself, sharing memory
  static DenseMatrix[] rows(DenseMatrix block) {
    var rows = new DenseMatrix[block.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = block.rowRange(row, row + 1);
    }
    return rows;
  }

  /// Copies the rows that a block sees.
  ///
  /// @param patch as many rows as a block sees, and as many columns as the states; modified
  void copy(int block, DenseMatrix patch) {
    for (int row = 0; row < patch.rows(); row++) {
      patch.copyRows(row, variables[ring.variable(block, row)]);
    }
  }
}
