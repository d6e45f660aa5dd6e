package chaoscast.esn.reservoir;

import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.FloatKernels;
import chaoscast.core.linalg.FloatSparseMatrix;
import java.util.Arrays;

/// A trained reservoir in binary32, as [SortedReservoir] numbers its nodes.
///
/// @param reservoir the network
/// @param drive     A, W_in and b
/// @param left      element of (r, x, 1) that is each feature's first factor; 1 past the last feature
/// @param right     its second factor
/// @param weights   W, one row of whole vectors a variable, zero past the last feature
record FloatNetwork(
    Reservoir reservoir, FloatSparseMatrix drive, int[] left, int[] right, float[][] weights) {

  static FloatNetwork of(Reservoir reservoir, SortedReservoir sorted, DenseMatrix weights) {
    int features = sorted.left().length;
    int padded = FloatKernels.length(features, 1);
    int one = sorted.drive().columns() - 1;
    int[] left = Arrays.copyOf(sorted.left(), padded);
    int[] right = Arrays.copyOf(sorted.right(), padded);
    Arrays.fill(left, features, padded, one);
    Arrays.fill(right, features, padded, one);
    float[][] rows = new float[weights.rows()][padded];
    for (int variable = 0; variable < rows.length; variable++) {
      for (int feature = 0; feature < features; feature++) {
        rows[variable][feature] = (float) weights.get(variable, feature);
      }
    }
    return new FloatNetwork(
        reservoir, FloatSparseMatrix.of(sorted.drive()), left, right, rows);
  }

  int nodes() {
    return reservoir.nodes();
  }

  int dimension() {
    return weights.length;
  }
}
