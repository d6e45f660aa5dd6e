package chaoscast.evaluation.score;

import chaoscast.core.Seed;
import chaoscast.core.parallel.Parallel;
import chaoscast.evaluation.protocol.Protocol;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.rank.Median;

/// Rolls every start of a protocol out and measures its forecast horizon.
///
/// @param protocol which starts, how long, which threshold
/// @param measure  the error
/// @param seed     source of the bootstrap's draws
/// @param start    the last observed state of each start
public record HorizonScorer(
    Protocol protocol, ErrorMeasure measure, Seed seed, IntUnaryOperator start) {

  /// Starts where the protocol has them.
  public HorizonScorer(Protocol protocol, ErrorMeasure measure, Seed seed) {
    this(protocol, measure, seed, protocol::start);
  }

  /// Thresholds besides the protocol's own that horizons are reported for.
  private static final double[] THRESHOLDS = {0.05, 0.1, 0.2, 0.3, 0.5, 1};

  /// Starts that run together: two of the longest vectors. A range runs to its end before the next one
  /// starts, so that the states of some thousand nodes stay in the second-level cache for all steps.
  private static final int RANGE = 16;

  /// Builds the forecaster of a range of starts.
  @FunctionalInterface
  public interface Starter {
    /// @param from first start
    /// @param to   last start, excluded
    LaneForecaster start(int from, int to);
  }

  /// @param dimension number of variables
  /// @param starter   called once for each range of starts; ranges run in parallel, and no result
  ///                  depends on how the starts are divided
  /// @param threads   greatest number of ranges that run at once, ≥ 1
  public Score score(int dimension, Starter starter, int threads) {
    double[][] errors = new double[protocol.starts()][];
    int[] valid = new int[protocol.starts()];
    int[] divergedAt = new int[protocol.starts()];
    int even = Math.ceilDiv(protocol.starts(), threads);
    int ranges = Math.ceilDiv(protocol.starts(), Math.min(even, RANGE));
    Parallel.ranges(
        protocol.starts(),
        ranges,
        threads,
        (from, to) -> Tally.whole(protocol, from, to, lanes(dimension, starter.start(from, to)))
            .copyTo(errors, valid, divergedAt));
    int diverged = (int) Arrays.stream(divergedAt).filter(v -> v < protocol.maxSteps()).count();
    double[] curve = medianCurve(errors);
    return new Score(
        statistics(valid),
        curve,
        diverged,
        ErrorGrowth.rate(curve, protocol.timeStep(), protocol.threshold()),
        Arrays.stream(THRESHOLDS).mapToObj(threshold -> horizonAt(threshold, errors)).toList());
  }

  /// Horizons alone, for studies: the same numbers as [#score], but a forecast ends as soon as every
  /// start is past its horizon.
  ///
  /// @param dimension number of variables
  /// @param starter   called once, for all starts
  public HorizonStatistics horizons(int dimension, Starter starter) {
    return statistics(
        Tally.validSteps(protocol, lanes(dimension, starter.start(0, protocol.starts()))));
  }

  private Tally.Lanes lanes(int dimension, LaneForecaster forecaster) {
    return new Tally.Lanes(
        dimension,
        forecaster,
        (one, step, states, position) -> measure.at(
            start.applyAsInt(one) + 1 + step, states, position));
  }

  private HorizonStatistics statistics(int[] valid) {
    double[] horizons =
        Arrays.stream(valid).mapToDouble(steps -> steps * protocol.timeStep()).toArray();
    int censored = (int) Arrays.stream(valid).filter(v -> v == protocol.maxSteps()).count();
    return HorizonStatistics.of(
        horizons, protocol.spacing() * protocol.timeStep(), censored, seed);
  }

  private ThresholdHorizon horizonAt(double threshold, double[][] errors) {
    double[] horizons = new double[errors.length];
    for (int k = 0; k < errors.length; k++) {
      int steps = 0;
      while (steps < errors[k].length && errors[k][steps] <= threshold) {
        steps++;
      }
      horizons[k] = steps * protocol.timeStep();
    }
    return new ThresholdHorizon(
        threshold, new Mean().evaluate(horizons), new Median().evaluate(horizons));
  }

  private static double[] medianCurve(double[][] errors) {
    int steps = errors[0].length;
    double[] curve = new double[steps];
    double[] column = new double[errors.length];
    for (int step = 0; step < steps; step++) {
      for (int k = 0; k < errors.length; k++) {
        column[k] = errors[k][step];
      }
      Arrays.sort(column);
      int middle = column.length / 2;
      curve[step] =
          column.length % 2 == 1 ? column[middle] : (column[middle - 1] + column[middle]) / 2;
    }
    return curve;
  }
}
