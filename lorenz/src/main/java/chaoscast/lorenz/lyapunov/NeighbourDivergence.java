package chaoscast.lorenz.lyapunov;

import chaoscast.core.Progress;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.smoothing.Smoothness;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// λ₁ from data alone: how fast neighbouring states of a record part.
///
///     S(t) = ⟨ln ‖x(j + t) − x(j′ + t)‖⟩ ≈ const + λ₁ t
///
/// j′ is the nearest neighbour of j that is not its own recent past or future. S is fitted by a
/// straight line between the times when it has gone a third of its way, so that differences have
/// turned into the growing direction, and when it comes within the margin of its saturation, the
/// mean logarithm of distances of random pairs, or has gone six tenths of the way there, where
/// neighbours are far apart from the start, as in many dimensions. Variables are divided by their standard deviations;
/// records of one or two variables are embedded with delays. The error combines the scatter between
/// ten successive stretches of the record with half the difference between the slopes of both halves
/// of the fit, for what is curved. Where the record is of a flow all this is done twice, with whole distances and
/// with distances across the flow: along it neighbours are ahead or behind, which grows and shrinks with the speed
/// alone, so that the first S levels off early, and the second, where expansion is uneven, rises steeply. The mean
/// of both is taken, and half their difference is part of the error. Where S rises by less than 0.3, for noise or want of neighbours,
/// nothing is returned.
///
///     Optional<LyapunovEstimate> estimate = NeighbourDivergence.of(trajectory);
///
/// Source: M. T. Rosenstein, J. J. Collins, C. J. De Luca, Physica D 65 (1993) 117–134,
/// doi:10.1016/0167-2789(93)90009-P.
public final class NeighbourDivergence {
  private static final int GROUPS = 10;
  private static final int RANGES = 64;
  private static final double ALIGNED = 1.0 / 3;
  private static final double LINEAR = 0.6;
  private static final double LEAST_RISE = 0.3;
  private static final int LONGEST_IN_CORRELATION_TIMES = 100;

  /// The square of a distance of two points.
  @FunctionalInterface
  private interface Distance {
    double of(int a, int b);
  }

  private final EmbeddedStates states;
  private final NeighbourPlan plan;
  private final double timeStep;
  private final boolean flow;

  private NeighbourDivergence(Trajectory trajectory, NeighbourPlan plan) {
    states = EmbeddedStates.of(trajectory, plan.delays());
    this.plan = plan;
    timeStep = trajectory.timeStep();
    flow = Smoothness.of(trajectory).isFlow();
  }

  /// @return λ₁ with the standard settings; empty where the data do not show exponential growth
  public static Optional<LyapunovEstimate> of(Trajectory trajectory) {
    return of(trajectory, NeighbourPlan.STANDARD, 1, Progress.NONE);
  }

  /// @param threads  greatest number of cores used, ≥ 1; decides no bit of the result
  /// @param progress reports the stage `nearest neighbours`
  /// @return λ₁; empty where the data do not show exponential growth, or are too few
  public static Optional<LyapunovEstimate> of(
      Trajectory trajectory, NeighbourPlan plan, int threads, Progress progress) {
    return new NeighbourDivergence(trajectory, plan).estimate(threads, progress);
  }

  private Optional<LyapunovEstimate> estimate(int threads, Progress progress) {
    int points = states.points();
    int exclusion = (int) Math.ceil(plan.exclusion() * states.correlationTime());
    int horizon =
        (int) Math.min(points / 4.0, LONGEST_IN_CORRELATION_TIMES * states.correlationTime());
    if (points < 4 * exclusion + 100 || horizon < 8) {
      return Optional.empty();
    }
    int usable = points - horizon;
    int[] references = spread(usable, plan.references());
    var search = new NeighbourSearch(states, spread(usable, plan.candidates()), exclusion);
    int[] neighbours = new int[references.length];
    var done = new AtomicInteger();
    Parallel.ranges(
        references.length,
        Math.min(RANGES, references.length),
        threads,
        (from, to) -> {
          for (int pair = from; pair < to; pair++) {
            neighbours[pair] = search.nearest(references[pair]);
          }
          progress.at("nearest neighbours", done.addAndGet(to - from), references.length);
        });
    Optional<LyapunovEstimate> whole =
        growth(references, neighbours, horizon, states::squaredDistance);
    return flow
        ? both(whole, growth(references, neighbours, horizon, this::squaredDistanceAcross))
        : whole;
  }

  /// The mean of both; half their difference is part of the error.
  private static Optional<LyapunovEstimate> both(
      Optional<LyapunovEstimate> whole, Optional<LyapunovEstimate> across) {
    if (whole.isEmpty() || across.isEmpty()) {
      return Optional.empty();
    }
    LyapunovEstimate one = whole.get();
    LyapunovEstimate other = across.get();
    double error =
        Math.hypot(
            (one.standardError() + other.standardError()) / 2,
            (one.exponent() - other.exponent()) / 2);
    return Optional.of(
        new LyapunovEstimate((one.exponent() + other.exponent()) / 2, error, one.source()));
  }

  private Optional<LyapunovEstimate> growth(
      int[] references, int[] neighbours, int horizon, Distance squared) {
    double[][] curves = new double[GROUPS][];
    for (int group = 0; group < GROUPS; group++) {
      curves[group] = curve(references, neighbours, horizon, group, squared);
    }
    double[] mean = new double[horizon];
    Arrays.setAll(mean, t -> Arrays.stream(curves).mapToDouble(curve -> curve[t]).sum() / GROUPS);
    double saturation = saturation(states.points() - horizon, squared);
    double ceiling =
        Math.max(saturation - plan.margin(), mean[0] + LINEAR * (saturation - mean[0]));
    int to = firstAbove(mean, ceiling);
    int from = to < 0 ? -1 : firstAbove(mean, mean[0] + ALIGNED * (mean[to] - mean[0]));
    if (to - from < 4 || mean[to] - mean[from] < LEAST_RISE) {
      return Optional.empty();
    }
    return Optional.of(fit(curves, mean, from, to));
  }

  private LyapunovEstimate fit(double[][] curves, double[] mean, int from, int to) {
    double slope = slope(mean, from, to);
    int middle = (from + to) / 2;
    double curvature = (slope(mean, from, middle) - slope(mean, middle, to)) / 2;
    double scatter =
        Arrays.stream(curves)
            .mapToDouble(curve -> Math.pow(slope(curve, from, to) - slope, 2))
            .sum();
    double statistical = Math.sqrt(scatter / GROUPS / (GROUPS - 1));
    return new LyapunovEstimate(
        slope / timeStep,
        Math.hypot(statistical, curvature) / timeStep,
        "nearest neighbours in the data, fitted over %s to %s time units"
            .formatted((float) (from * timeStep), (float) (to * timeStep)));
  }

  /// Mean logarithm of the distances of the pairs whose references lie in one stretch.
  private static double[] curve(
      int[] references, int[] neighbours, int horizon, int group, Distance squared) {
    double[] sums = new double[horizon];
    int[] counts = new int[horizon];
    int first = group * references.length / GROUPS;
    int end = (group + 1) * references.length / GROUPS;
    for (int pair = first; pair < end; pair++) {
      if (neighbours[pair] < 0) {
        continue;
      }
      for (int t = 0; t < horizon; t++) {
        double distance = squared.of(references[pair] + t, neighbours[pair] + t);
        if (distance > 0) {
          sums[t] += 0.5 * Math.log(distance);
          counts[t]++;
        }
      }
    }
    Arrays.setAll(sums, t -> sums[t] / Math.max(1, counts[t]));
    return sums;
  }

  private double squaredDistanceAcross(int a, int b) {
    return a > 0 && a < states.points() - 1
        ? states.squaredDistanceAcross(a, b)
        : states.squaredDistance(a, b);
  }

  /// Mean logarithm of the distances of states that have nothing to do with each other.
  private static double saturation(int usable, Distance squared) {
    return IntStream.range(0, 1000)
        .mapToDouble(
            n -> squared.of(
                (int) (n * (long) usable / 1000),
                (int) ((n * 617L + 311) % 1000 * usable / 1000)))
        .filter(distance -> distance > 0)
        .map(distance -> 0.5 * Math.log(distance))
        .average()
        .orElse(0);
  }

  private static int[] spread(int usable, int most) {
    int count = Math.min(usable, most);
    return IntStream.range(0, count).map(n -> (int) (n * (long) usable / count)).toArray();
  }

  private static int firstAbove(double[] curve, double level) {
    return IntStream.range(0, curve.length).filter(t -> curve[t] >= level).findFirst().orElse(-1);
  }

  /// Least-squares slope over [from, to].
  private static double slope(double[] curve, int from, int to) {
    double centre = 0.5 * (from + to);
    double numerator = 0;
    double denominator = 0;
    for (int t = from; t <= to; t++) {
      numerator += (t - centre) * curve[t];
      denominator += (t - centre) * (t - centre);
    }
    return numerator / denominator;
  }
}
