package chaoscast.evaluation.baseline;

import chaoscast.core.InputException;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.training.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Pairs of a delayed state and the increment that followed, in units of their deviations.
///
///     z = ((x_t, x_{t−s}, … x_{t−ds}) − offset) / scale,   y = (x_{t+1} − x_t − mean) / deviation
///
/// No pair straddles two trajectories, and none reaches past the end of one. They are ordered by their values, so
/// that no learner sees in which order trajectories came.
///
/// @param inputs    z, one row a pair
/// @param targets   y, one row a pair
/// @param offset    of each component of the delayed state
/// @param scale     of each, > 0
/// @param mean      of each variable's increments
/// @param deviation of each, > 0
record DelayedSamples(
    double[][] inputs,
    double[][] targets,
    double[] offset,
    double[] scale,
    double[] mean,
    double[] deviation) {

  /// Bytes of a pair besides its numbers: three arrays and what points to them.
  private static final double OBJECTS = 80;

  /// @throws InputException if no trajectory is long enough for a pair, or they do not fit into memory
  static DelayedSamples of(List<Trajectory> trajectories, Delays delays) {
    var training = new TrainingSet(trajectories);
    int past = delays.past();
    long count = training.requirePairs(past);
    SizeLimit.requireMemory(
        "delays",
        delays.count(),
        d -> count * (OBJECTS + Double.BYTES * (2.0 + d) * training.dimension()));
    var pairs = new ArrayList<double[][]>();
    for (Trajectory trajectory : training.trajectories()) {
      for (int step = past; step < trajectory.steps() - 1; step++) {
        pairs.add(pair(trajectory, step, delays));
      }
    }
    pairs.sort(
        Comparator.<double[][], double[]>comparing(pair -> pair[0], Arrays::compare)
            .thenComparing(pair -> pair[1], Arrays::compare));
    double[][] inputs = pairs.stream().map(pair -> pair[0]).toArray(double[][]::new);
    double[][] targets = pairs.stream().map(pair -> pair[1]).toArray(double[][]::new);
    double[][] units = standardise(inputs);
    double[][] increments = standardise(targets);
    return new DelayedSamples(
        inputs, targets, units[0], units[1], increments[0], increments[1]);
  }

  private static double[][] pair(Trajectory trajectory, int step, Delays delays) {
    int dimension = trajectory.dimension();
    double[] input = new double[dimension * (1 + delays.count())];
    for (int delay = 0; delay <= delays.count(); delay++) {
      trajectory.copyState(step - delay * delays.stride(), input, delay * dimension);
    }
    double[] increment = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      increment[i] = trajectory.get(step + 1, i) - trajectory.get(step, i);
    }
    return new double[][] {input, increment};
  }

  /// @param rows modified: of mean zero and deviation one; a column that does not vary only loses its mean
  /// @return means and deviations
  private static double[][] standardise(double[][] rows) {
    int columns = rows[0].length;
    double[] mean = new double[columns];
    double[] deviation = new double[columns];
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        row[i] -= mean[i];
        deviation[i] += row[i] * row[i] / rows.length;
      }
    }
    for (int i = 0; i < columns; i++) {
      deviation[i] = deviation[i] > 0 ? Math.sqrt(deviation[i]) : 1;
    }
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        row[i] /= deviation[i];
      }
    }
    return new double[][] {mean, deviation};
  }

  int count() {
    return inputs.length;
  }

  int dimension() {
    return targets[0].length;
  }

  /// @param most rows
  /// @return every so many-th row, no more than that
  DelayedSamples thinned(int most) {
    if (count() <= most) {
      return this;
    }
    double[][] fewer = new double[most][];
    double[][] followed = new double[most][];
    for (int n = 0; n < most; n++) {
      int row = (int) ((long) n * count() / most);
      fewer[n] = inputs[row];
      followed[n] = targets[row];
    }
    return new DelayedSamples(fewer, followed, offset, scale, mean, deviation);
  }

  /// @return one variable's increments
  double[] target(int variable) {
    return Arrays.stream(targets).mapToDouble(row -> row[variable]).toArray();
  }
}
