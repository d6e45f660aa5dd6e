package chaoscast.d2r2;

import java.util.Arrays;

/// Keeps the weights of largest magnitude and sets the others to zero, without fitting again.
///
/// Source: the ablation of R. Pyle et al., doi:10.1098/rsta.2020.0246.
final class Pruning {
  private Pruning() {}

  /// @param weights not modified
  /// @param share   of the weights that is kept, in (0, 1]
  /// @return as many weights, at least one of which is kept
  static double[] largest(double[] weights, double share) {
    int kept = (int) Math.max(1, Math.round(share * weights.length));
    double[] pruned = weights.clone();
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(Math.abs(weights[b]), Math.abs(weights[a])));
    for (int i = kept; i < order.length; i++) {
      pruned[order[i]] = 0;
    }
    return pruned;
  }
}
