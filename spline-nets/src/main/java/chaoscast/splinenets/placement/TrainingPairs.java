package chaoscast.splinenets.placement;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.Target;
import java.util.ArrayList;
import java.util.List;

/// Some pairs (state, target), spread evenly over the training set, in chunks of equal width but
/// the last.
///
/// @param chunks at least one
public record TrainingPairs(List<Chunk> chunks) {
  private static final int WIDTH = 2048;

  /// @param states  dimension × pairs; not modified
  /// @param targets dimension × pairs; not modified
  record Chunk(DenseMatrix states, DenseMatrix targets) {}

  /// @param training with at least one pair
  /// @param most     number of pairs, if there are so many
  public static TrainingPairs of(List<Trajectory> training, Target target, int most) {
    int dimension = training.getFirst().dimension();
    long all = training.stream().mapToLong(t -> Math.max(0, t.steps() - 1)).sum();
    int count = (int) Math.min(all, most);
    var chunks = new ArrayList<Chunk>();
    int trajectory = 0;
    long before = 0;
    for (int pair = 0; pair < count; pair++) {
      if (pair % WIDTH == 0) {
        int width = Math.min(WIDTH, count - pair);
        chunks.add(
            new Chunk(DenseMatrix.zeros(dimension, width), DenseMatrix.zeros(dimension, width)));
      }
      long index = pair * all / count;
      while (index - before >= training.get(trajectory).steps() - 1) {
        before += Math.max(0, training.get(trajectory).steps() - 1);
        trajectory++;
      }
      int step = (int) (index - before);
      double[] now = training.get(trajectory).state(step);
      double[] next = training.get(trajectory).state(step + 1);
      for (int i = 0; i < dimension; i++) {
        double goal = target == Target.INCREMENT ? next[i] - now[i] : next[i];
        chunks.getLast().states().set(i, pair % WIDTH, now[i]);
        chunks.getLast().targets().set(i, pair % WIDTH, goal);
      }
    }
    return new TrainingPairs(chunks);
  }

  /// @return the number of pairs
  int count() {
    return chunks.stream().mapToInt(chunk -> chunk.states().columns()).sum();
  }

  int dimension() {
    return chunks.getFirst().states().rows();
  }
}
