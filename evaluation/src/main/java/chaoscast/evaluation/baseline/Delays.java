package chaoscast.evaluation.baseline;

import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;

/// How much of the past a learner sees.
///
/// @param count  d ≥ 0 earlier states besides the present one
/// @param stride s ≥ 1 steps between them
record Delays(int count, int stride) {
  /// Stands for a number of delays that the data decide.
  static final int BY_DATA = -1;

  private static final int[] CANDIDATES = {1, 2, 3, 5, 8};
  private static final int[] STRIDES = {2, 3, 4, 6, 8, 12, 16};
  private static final int MOST_SAMPLES = 4000;
  private static final int QUERIES = 300;
  private static final int NEIGHBOURS = 4;

  /// By how much the mean square error must fall for more delays.
  private static final double GAIN = 0.6;

  /// @return how many steps it reaches back
  int past() {
    return count * stride;
  }

  /// Chosen by how well near delayed states tell what follows: every further delay must pay, so that what is
  /// observed completely gets none. Where delays pay, so must longer strides.
  ///
  /// @param count  as asked for; [#BY_DATA]: chosen
  /// @param stride as asked for; [#BY_DATA]: chosen with the count, 1 where that is given
  /// @param trajectories to train on
  static Delays of(int count, int stride, List<Trajectory> trajectories) {
    int first = stride == BY_DATA ? 1 : stride;
    if (count != BY_DATA) {
      return new Delays(count, first);
    }
    Chosen best = new Chosen(new Delays(0, first), trajectories).orOf(first, trajectories);
    if (stride == BY_DATA && best.delays.count > 0) {
      for (int longer : STRIDES) {
        best = best.orOf(longer, trajectories);
      }
    }
    return best.delays;
  }

  /// The best so far, and its error.
  private record Chosen(Delays delays, double error) {
    Chosen(Delays delays, List<Trajectory> trajectories) {
      this(delays, Delays.error(delays, trajectories));
    }

    /// @return this, or what pays among delays of that stride
    Chosen orOf(int stride, List<Trajectory> trajectories) {
      int longest = trajectories.stream().mapToInt(Trajectory::steps).max().orElse(0);
      Chosen best = this;
      for (int candidate : CANDIDATES) {
        var delays = new Delays(candidate, stride);
        if (delays.past() <= longest / 4) {
          var other = new Chosen(delays, trajectories);
          best = other.error < GAIN * best.error ? other : best;
        }
      }
      return best;
    }
  }

  /// The mean square difference of a state's increment from that of its nearest neighbours.
  private static double error(Delays delays, List<Trajectory> trajectories) {
    DelayedSamples samples = DelayedSamples.of(trajectories, delays).thinned(MOST_SAMPLES);
    if (samples.count() < 10 * NEIGHBOURS) {
      return Double.POSITIVE_INFINITY;
    }
    Integer[] numbers = new Integer[samples.count()];
    Arrays.setAll(numbers, n -> n);
    var tree = new KDTree<>(samples.inputs(), numbers);
    double sum = 0;
    int queries = Math.min(QUERIES, samples.count());
    for (int q = 0; q < queries; q++) {
      int row = (int) ((long) q * samples.count() / queries);
      // The tree leaves out the very array that is asked for.
      Neighbor<double[], Integer>[] found = tree.search(samples.inputs()[row], NEIGHBOURS);
      for (int i = 0; i < samples.dimension(); i++) {
        double mean = 0;
        for (Neighbor<double[], Integer> neighbour : found) {
          mean += samples.targets()[neighbour.value()][i] / found.length;
        }
        double difference = mean - samples.targets()[row][i];
        sum += difference * difference;
      }
    }
    return sum / queries / samples.dimension();
  }
}
