package chaoscast.splinenets;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Block;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureMapFactory;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Lays breakplanes through the data: random ones through random states, or along axes and pairs at
/// the placement's positions among the projections.
///
/// @param options directions, counts and placement
/// @param seed    source of random directions and states
record BreakplaneFactory(SplineReluOptions options, Seed seed) implements FeatureMapFactory {
  /// States that quantiles are taken from: their error, about 1/√this, is far below a spacing.
  private static final int SAMPLES = 20_000;

  @Override
  public FeatureMap build(List<Trajectory> training) {
    int dimension = training.getFirst().dimension();
    double[][] directions =
        options.directions().choose(dimension, options.neurons(), seed.child("spline/directions"));
    return switch (options.directions()) {
      case RANDOM -> throughRandomStates(directions, training);
      case AXES_AND_PAIRS -> alongDirections(directions, training);
    };
  }

  private FeatureMap throughRandomStates(double[][] directions, List<Trajectory> training) {
    RandomGenerator random = seed.child("spline/states").generator();
    long states = training.stream().mapToLong(Trajectory::steps).sum();
    double[] breakpoints = new double[directions.length];
    for (int i = 0; i < directions.length; i++) {
      breakpoints[i] = dot(directions[i], state(training, random.nextLong(states)));
    }
    int[] directionOf = IntStream.range(0, directions.length).toArray();
    return new BreakplaneMap(block(directions), directionOf, breakpoints, options.affine());
  }

  private FeatureMap alongDirections(double[][] directions, List<Trajectory> training) {
    int count = options.breakpointsPerDirection();
    int[] directionOf = new int[directions.length * count];
    double[] breakpoints = new double[directions.length * count];
    List<double[]> sample = sample(training);
    for (int d = 0; d < directions.length; d++) {
      double[] direction = directions[d];
      double[] sorted = sample.stream().mapToDouble(x -> dot(direction, x)).sorted().toArray();
      Arrays.fill(directionOf, d * count, (d + 1) * count, d);
      System.arraycopy(options.placement().place(sorted, count), 0, breakpoints, d * count, count);
    }
    return new BreakplaneMap(block(directions), directionOf, breakpoints, options.affine());
  }

  /// At most [#SAMPLES] states, evenly spread.
  private static List<double[]> sample(List<Trajectory> training) {
    long states = training.stream().mapToLong(Trajectory::steps).sum();
    int count = (int) Math.min(states, SAMPLES);
    return IntStream.range(0, count).mapToObj(i -> state(training, i * states / count)).toList();
  }

  private static double[] state(List<Trajectory> training, long index) {
    long rest = index;
    for (Trajectory trajectory : training) {
      if (rest < trajectory.steps()) {
        return trajectory.state((int) rest);
      }
      rest -= trajectory.steps();
    }
    throw new IndexOutOfBoundsException("state " + index);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static Block block(double[][] rows) {
    Block block = Block.zeros(rows.length, rows[0].length);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        block.set(row, column, rows[row][column]);
      }
    }
    return block;
  }
}
