package chaoscast.d2r2;

import chaoscast.core.linalg.Block;

/// The variables of a ring around one of them.
final class RingNeighbours {
  private RingNeighbours() {}

  /// Copies rows k − r … k + r, indices periodic.
  ///
  /// @param states one variable a row; not modified
  /// @param k      the variable in the middle
  /// @param radius r
  /// @param patch  2r + 1 rows and as many columns; modified
  static void copy(Block states, int k, int radius, Block patch) {
    for (int offset = -radius; offset <= radius; offset++) {
      int neighbour = Math.floorMod(k + offset, states.rows());
      patch.copyRows(offset + radius, states.rowRange(neighbour, neighbour + 1));
    }
  }
}
