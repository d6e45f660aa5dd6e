package chaoscast.lorenz.lyapunov;

import java.util.Arrays;
import java.util.Optional;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;

/// The nearest state of a record that is not the state's own recent past or future.
///
///     j′ = argmin ‖x(j) − x(j′)‖   over candidates j′ with |j − j′| > exclusion, x(j) ≠ x(j′)
///
/// Up to ten coordinates a KD-tree finds it. The tree knows nothing of time, so it is asked for more
/// and more of the nearest until one is far enough away in time. Where there are more coordinates
/// every branch of the tree would be visited, and to look at all candidates in turn takes a tenth of
/// the time (50 000 states of Lorenz 96: 0.4 times the scan with 8 variables, 15 times with 20). Both
/// find the same: among equal distances the earliest candidate counts.
///
/// Source: J. L. Bentley, Multidimensional binary search trees used for associative searching,
/// Commun. ACM 18 (1975) 509–517, doi:10.1145/361002.361007.
final class NeighbourSearch {
  private static final int MOST_COORDINATES = 10;
  private static final int FIRST = 16;
  private static final int GROWTH = 4;

  /// The tree sums squares in an order of its own: its distances may differ by some units in the last place.
  private static final double ROUNDING = 1 + 1e-12;

  private final EmbeddedStates states;
  private final int[] candidates;
  private final int exclusion;
  private final Optional<KDTree<Integer>> tree;

  /// @param candidates points among which neighbours are sought, rising; not modified
  /// @param exclusion  neighbours are further away in time than this many steps, ≥ 0
  NeighbourSearch(EmbeddedStates states, int[] candidates, int exclusion) {
    this.states = states;
    this.candidates = candidates;
    this.exclusion = exclusion;
    tree =
        states.coordinates() <= MOST_COORDINATES
            ? Optional.of(tree(states, candidates))
            : Optional.empty();
  }

  private static KDTree<Integer> tree(EmbeddedStates states, int[] candidates) {
    double[][] points = Arrays.stream(candidates).mapToObj(states::point).toArray(double[][]::new);
    return new KDTree<>(points, Arrays.stream(candidates).boxed().toArray(Integer[]::new));
  }

  /// @param reference a point of the record
  /// @return its nearest neighbour; −1 if no candidate is far enough away in time
  int nearest(int reference) {
    return tree.isPresent() ? nearest(reference, tree.get()) : best(reference, candidates);
  }

  private int nearest(int reference, KDTree<Integer> all) {
    double[] point = states.point(reference);
    int count = Math.min(FIRST, candidates.length);
    while (true) {
      Neighbor<double[], Integer>[] found = all.search(point, count); // farthest first
      int best = best(reference, Arrays.stream(found).mapToInt(Neighbor::value).toArray());
      if (count == candidates.length || (best >= 0 && isNearest(reference, best, found[0]))) {
        return best;
      }
      count = (int) Math.min((long) GROWTH * count, candidates.length);
    }
  }

  private int best(int reference, int[] some) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int candidate : some) {
      if (Math.abs(candidate - reference) > exclusion) {
        double distance = states.squaredDistance(reference, candidate);
        if (distance > 0 && (distance < least || (distance == least && candidate < best))) {
          least = distance;
          best = candidate;
        }
      }
    }
    return best;
  }

  /// @param farthest of those found; what has not been found is no nearer
  private boolean isNearest(int reference, int best, Neighbor<double[], Integer> farthest) {
    return Math.sqrt(states.squaredDistance(reference, best)) * ROUNDING < farthest.distance();
  }
}
