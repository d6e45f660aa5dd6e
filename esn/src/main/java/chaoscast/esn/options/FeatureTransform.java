package chaoscast.esn.options;

import java.util.stream.IntStream;

/// What the readout sees of the node states r and the inputs x, counted from zero.
public enum FeatureTransform {
  /// r̃_j = r_j
  NONE,
  /// r̃_j = r_j² for even j (doi:10.1103/PhysRevLett.120.024102).
  SQUARES,
  /// r̃_j = r_{j−1} r_{j−2} for even j, 2 ≤ j < nodes − 2 (arXiv:1906.08829).
  PRODUCTS,
  /// (1, x, r)
  LINEAR,
  /// (1, x, r, r²)
  FULL;

  /// Where the features are, and which are products of two of them. Targets in place fall, so that every
  /// factor is still a node's state when it is needed.
  ///
  /// @param features  number of features
  /// @param firstNode feature of node 0; before it are 1 and the inputs, or nothing
  /// @param target    features that are products
  /// @param left      first factor's feature
  /// @param right     second factor's feature
  public record Layout(int features, int firstNode, int[] target, int[] left, int[] right) {
    private static Layout inPlace(int nodes, int[] target, int leftShift, int rightShift) {
      return new Layout(
          nodes, 0, target, shifted(target, -leftShift), shifted(target, -rightShift));
    }

    private static int[] shifted(int[] indices, int shift) {
      return IntStream.of(indices).map(index -> index + shift).toArray();
    }
  }

  /// @param nodes  number of nodes
  /// @param inputs number of inputs
  public Layout layout(int nodes, int inputs) {
    int first = 1 + inputs;
    int[] all = IntStream.range(first, first + nodes).toArray();
    return switch (this) {
      case NONE -> Layout.inPlace(nodes, new int[0], 0, 0);
      case SQUARES -> Layout.inPlace(nodes, even(0, nodes), 0, 0);
      case PRODUCTS -> Layout.inPlace(nodes, even(2, nodes - 2), 1, 2);
      case LINEAR -> new Layout(first + nodes, first, new int[0], new int[0], new int[0]);
      case FULL -> new Layout(first + 2 * nodes, first, Layout.shifted(all, nodes), all, all);
    };
  }

  /// @return the even numbers in [from, to), falling
  private static int[] even(int from, int to) {
    return IntStream.range(from, Math.max(from, to))
        .map(j -> from + to - 1 - j)
        .filter(j -> j % 2 == 0)
        .toArray();
  }
}
