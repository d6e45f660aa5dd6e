package chaoscast.splinenets;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureMapFactory;
import chaoscast.core.training.RegressionMemory;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import chaoscast.splinenets.breakplane.Breakplanes;
import chaoscast.splinenets.placement.AdditiveFit;
import chaoscast.splinenets.placement.BendingDensity;
import chaoscast.splinenets.placement.BendingFit;
import chaoscast.splinenets.placement.BreakplaneRelease;
import chaoscast.splinenets.placement.DirectionRelease;
import chaoscast.splinenets.placement.Directions;
import chaoscast.splinenets.placement.Placement;
import chaoscast.splinenets.placement.TrainingPairs;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Lays breakplanes through the data: random ones through random states, or along shared directions
/// at the placement's positions among the projections; then releases them if asked to.
///
/// @param options directions, counts, placement and release
/// @param seed    source of random directions and states
record BreakplaneFactory(SplineReluOptions options, Seed seed) implements FeatureMapFactory {
  /// States that quantiles and first fits are taken from: the error of a quantile, about 1/√this, is
  /// far below a spacing.
  private static final int SAMPLES = 20_000;

  /// Most breakplanes along a direction in a first fit: how a fit bends shows with few.
  private static final int PILOT = 40;

  /// Rounds of a fit that knots are placed by: its expected error settles in about ten.
  private static final int ROUNDS = 20;

  @Override
  public FeatureMap build(List<Trajectory> training) {
    int dimension = training.getFirst().dimension();
    int count = requireMemory(dimension);
    double[][] directions =
        options.directions().choose(dimension, count, seed.child("spline/directions"));
    BreakplaneMap frozen =
        options.ownDirections()
            ? map(throughRandomStates(directions, training))
            : alongDirections(directions, training);
    if (options.releaseSteps() == 0) {
      return frozen;
    }
    return new BreakplaneRelease(frozen, pairs(training, options.releaseStates()))
        .run(options.releaseSteps());
  }

  /// @return the number of random directions
  private int requireMemory(int dimension) {
    if (options.ownDirections()) {
      RegressionMemory.require("neurons", options.neurons(), neurons -> neurons);
      return options.neurons();
    }
    boolean random = options.directions() == Directions.RANDOM;
    double each = options.breakpointsPerDirection();
    if (random) {
      RegressionMemory.require("randomDirections", options.randomDirections(), count -> count);
    }
    double directions = random ? options.randomDirections() : dimension;
    RegressionMemory.require(
        "breakpointsPerDirection",
        options.breakpointsPerDirection(),
        points -> points * directions);
    if (random) {
      RegressionMemory.require(
          "randomDirections", options.randomDirections(), count -> count * each);
    }
    return options.randomDirections();
  }

  private BreakplaneMap map(Breakplanes planes) {
    return new BreakplaneMap(planes, options.power(), options.affine());
  }

  private TrainingPairs pairs(List<Trajectory> training, int most) {
    return TrainingPairs.of(training, options.readout().target(), most);
  }

  private Breakplanes throughRandomStates(double[][] directions, List<Trajectory> training) {
    RandomGenerator random = seed.child("spline/states").generator();
    long states = training.stream().mapToLong(Trajectory::steps).sum();
    double[] breakpoints = new double[directions.length];
    for (int i = 0; i < directions.length; i++) {
      breakpoints[i] = dot(directions[i], state(training, random.nextLong(states)));
    }
    return Breakplanes.ofOwn(directions, breakpoints);
  }

  private BreakplaneMap alongDirections(double[][] directions, List<Trajectory> training) {
    if (options.placement() == Placement.EXPECTED_ERROR) {
      return map(leastExpectedError(directions, training));
    }
    double[][] breakpoints = new double[directions.length][];
    int atFirst = options.breakpointsPerDirection();
    if (options.placement() == Placement.CURVATURE) {
      atFirst = Math.min(PILOT, atFirst);
    }
    List<double[]> sample = sample(training);
    for (int d = 0; d < directions.length; d++) {
      double[] direction = directions[d];
      double[] sorted = sample.stream().mapToDouble(x -> dot(direction, x)).sorted().toArray();
      breakpoints[d] = options.placement().place(sorted, atFirst);
    }
    BreakplaneMap placed = map(Breakplanes.along(directions, breakpoints));
    if (options.placement() != Placement.CURVATURE) {
      return placed;
    }
    double[] all = new BendingFit(placed, pairs(training, SAMPLES)).bends();
    double[][] bends = new double[directions.length][];
    for (int d = 0; d < directions.length; d++) {
      bends[d] = Arrays.copyOfRange(all, d * atFirst, (d + 1) * atFirst);
    }
    var density = new BendingDensity(breakpoints, bends, options.power());
    return map(Breakplanes.along(directions,
        density.place(directions.length * options.breakpointsPerDirection())));
  }

  private Breakplanes leastExpectedError(double[][] directions, List<Trajectory> training) {
    int knots = directions.length * options.breakpointsPerDirection();
    AdditiveFit frozen =
        new AdditiveFit(directions, pairs(training, SAMPLES), options.power(), knots)
            .refined(ROUNDS);
    return options.turnSteps() == 0
        ? frozen.breakplanes()
        : new DirectionRelease(frozen).run(options.turnSteps()).refined(ROUNDS).breakplanes();
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
}
