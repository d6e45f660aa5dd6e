package chaoscast.esn.reservoir;

import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.options.FeatureTransform;
import java.util.Arrays;

/// A reservoir as it runs: nodes numbered by falling in-degree, the order in which a sparse product is
/// fastest, and every feature a product of two elements of (r, x, 1) in that order.
///
///     φ_i = v[left_i] · v[right_i],   v = (r, x, 1)
///
/// A feature that is no product is one with the last element, 1, which changes no bit.
///
/// @param drive A, W_in and b, renumbered
/// @param left  element of each feature's first factor
/// @param right element of its second factor
record SortedReservoir(SparseMatrix drive, int[] left, int[] right) {

  static SortedReservoir of(Reservoir reservoir, FeatureTransform.Layout layout) {
    int[] order = reservoir.drive().longestRowsFirst();
    int one = reservoir.drive().columns() - 1;
    int[] left = new int[layout.features()];
    int[] right = new int[layout.features()];
    for (int node = 0; node < order.length; node++) {
      left[layout.firstNode() + order[node]] = node;
    }
    for (int before = 0; before < layout.firstNode(); before++) {
      left[before] = before == 0 ? one : order.length + before - 1;
    }
    int[] plain = left.clone();
    Arrays.fill(right, one);
    for (int i = 0; i < layout.target().length; i++) {
      left[layout.target()[i]] = plain[layout.left()[i]];
      right[layout.target()[i]] = plain[layout.right()[i]];
    }
    return new SortedReservoir(reservoir.drive().renumbered(order), left, right);
  }
}
