package chaoscast.esn;

import java.util.stream.IntStream;

/// What the readout sees of the node states r, one feature a node, counted from zero.
public enum FeatureTransform {
  /// r̃_j = r_j
  NONE,
  /// r̃_j = r_j² for even j (doi:10.1103/PhysRevLett.120.024102).
  SQUARES,
  /// r̃_j = r_{j−1} r_{j−2} for even j, 2 ≤ j < nodes − 2 (arXiv:1906.08829).
  PRODUCTS;

  /// The features that are products of two nodes; the others are the nodes themselves. Targets fall, so
  /// that in place every factor is still a node's state when it is needed.
  ///
  /// @param target feature, which is also the node it replaces
  /// @param left   first factor's node
  /// @param right  second factor's node
  record Products(int[] target, int[] left, int[] right) {}

  /// @param nodes number of nodes
  Products products(int nodes) {
    int[] target =
        switch (this) {
          case NONE -> new int[0];
          case SQUARES -> even(0, nodes);
          case PRODUCTS -> even(2, nodes - 2);
        };
    int leftShift = this == PRODUCTS ? 1 : 0;
    int rightShift = this == PRODUCTS ? 2 : 0;
    return new Products(
        target,
        IntStream.of(target).map(j -> j - leftShift).toArray(),
        IntStream.of(target).map(j -> j - rightShift).toArray());
  }

  /// @return the even numbers in [from, to), falling
  private static int[] even(int from, int to) {
    return IntStream.range(from, Math.max(from, to))
        .map(j -> from + to - 1 - j)
        .filter(j -> j % 2 == 0)
        .toArray();
  }
}
