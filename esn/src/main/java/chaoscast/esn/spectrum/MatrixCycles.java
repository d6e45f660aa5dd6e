package chaoscast.esn.spectrum;

import chaoscast.core.linalg.SparseMatrix;

/// Cycles in the graph of a square sparse matrix, where entry (i, j) leads from node j to node i. A matrix
/// without a cycle is nilpotent; of one with a single entry a row, cycles are all that counts.
final class MatrixCycles {
  private MatrixCycles() {}

  /// Takes nodes without a remaining predecessor away until none is left, or none can be.
  static boolean exist(SparseMatrix matrix) {
    boolean[] gone = new boolean[matrix.rows()];
    int left = gone.length;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int row = 0; row < gone.length; row++) {
        if (!gone[row] && !hasPredecessor(matrix, row, gone)) {
          gone[row] = true;
          changed = true;
          left--;
        }
      }
    }
    return left > 0;
  }

  private static boolean hasPredecessor(SparseMatrix matrix, int row, boolean[] gone) {
    for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
      if (matrix.value(entry) != 0 && !gone[matrix.column(entry)]) {
        return true;
      }
    }
    return false;
  }

  /// @return whether no row has two entries, so that no two cycles share a node
  static boolean areDisjoint(SparseMatrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      if (matrix.start(row + 1) - matrix.start(row) > 1) {
        return false;
      }
    }
    return true;
  }

  /// The spectral radius of a matrix with disjoint cycles: a cycle of length ℓ has the ℓ roots of the product
  /// of its entries as eigenvalues, all of modulus (Π |aᵢ|)^(1/ℓ).
  static double greatestMean(SparseMatrix matrix) {
    int[] seen = new int[matrix.rows()];
    double greatest = 0;
    for (int start = 0; start < seen.length; start++) {
      int node = start;
      while (node >= 0 && seen[node] == 0) {
        seen[node] = start + 1;
        node = predecessor(matrix, node);
      }
      if (node >= 0 && seen[node] == start + 1) {
        greatest = Math.max(greatest, mean(matrix, node));
      }
    }
    return greatest;
  }

  private static double mean(SparseMatrix matrix, int start) {
    double logarithms = 0;
    int length = 0;
    int node = start;
    do {
      logarithms += Math.log(Math.abs(matrix.value(matrix.start(node))));
      length++;
      node = predecessor(matrix, node);
    } while (node != start);
    return Math.exp(logarithms / length);
  }

  private static int predecessor(SparseMatrix matrix, int node) {
    int entry = matrix.start(node);
    return entry == matrix.start(node + 1) ? -1 : matrix.column(entry);
  }
}
