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

  private static final int[] CANDIDATES = {0, 1, 2, 3, 5, 8};
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
  /// observed completely gets none.
  ///
  /// @param count      as asked for; [#BY_DATA]: chosen
  /// @param trajectories to train on
  static Delays of(int count, int stride, List<Trajectory> trajectories) {
    if (count != BY_DATA) {
      return new Delays(count, stride);
    }
    int longest = trajectories.stream().mapToInt(Trajectory::steps).max().orElse(0);
    Delays best = new Delays(0, stride);
    double least = error(best, trajectories);
    for (int candidate : CANDIDATES) {
      var delays = new Delays(candidate, stride);
      if (candidate == 0 || delays.past() > longest / 4) {
        continue;
      }
      double error = error(delays, trajectories);
      if (error < GAIN * least) {
        best = delays;
        least = error;
      }
    }
    return best;
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
