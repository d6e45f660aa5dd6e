package chaoscast.evaluation.score;

import chaoscast.core.Seed;
import chaoscast.evaluation.protocol.Protocol;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
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

  /// Thresholds besides the protocol's own that horizons are told for.
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
    IntFunction<Runnable> range =
        index -> {
          int from = (int) ((long) protocol.starts() * index / ranges);
          int to = (int) ((long) protocol.starts() * (index + 1) / ranges);
          return () -> roll(dimension, starter.start(from, to), from, to, errors, valid,
              divergedAt);
        };
    Parallel.run(IntStream.range(0, ranges).mapToObj(range).toList(), threads);
    double[] horizons =
        Arrays.stream(valid).mapToDouble(steps -> steps * protocol.timeStep()).toArray();
    int censored = (int) Arrays.stream(valid).filter(v -> v == protocol.maxSteps()).count();
    int diverged = (int) Arrays.stream(divergedAt).filter(v -> v < protocol.maxSteps()).count();
    double[] curve = medianCurve(errors);
    return new Score(
        HorizonStatistics.of(horizons, censored, seed),
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
    int starts = protocol.starts();
    LaneForecaster forecaster = starter.start(0, starts);
    double[] states = new double[starts * dimension];
    int[] valid = new int[starts];
    int step = 0;
    boolean any = true;
    while (any && step < protocol.maxSteps()) {
      forecaster.next(states);
      any = false;
      for (int k = 0; k < starts; k++) {
        if (valid[k] == step
            && isFinite(states, k * dimension, dimension)
            && measure.at(start.applyAsInt(k) + 1 + step, states, k * dimension)
                <= protocol.threshold()) {
          valid[k]++;
          any = true;
        }
      }
      step++;
    }
    double[] horizons =
        Arrays.stream(valid).mapToDouble(steps -> steps * protocol.timeStep()).toArray();
    int censored = (int) Arrays.stream(valid).filter(v -> v == protocol.maxSteps()).count();
    return HorizonStatistics.of(horizons, censored, seed);
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

  private void roll(
      int dimension,
      LaneForecaster forecaster,
      int from,
      int to,
      double[][] errors,
      int[] valid,
      int[] divergedAt) {
    double[] states = new double[(to - from) * dimension];
    boolean[] lost = new boolean[to - from];
    for (int k = from; k < to; k++) {
      errors[k] = new double[protocol.maxSteps()];
      divergedAt[k] = protocol.maxSteps();
    }
    for (int step = 0; step < protocol.maxSteps(); step++) {
      forecaster.next(states);
      for (int k = from; k < to; k++) {
        int lane = k - from;
        double error = measure.at(start.applyAsInt(k) + 1 + step, states, lane * dimension);
        if (divergedAt[k] < step || !isFinite(states, lane * dimension, dimension)) {
          divergedAt[k] = Math.min(divergedAt[k], step);
          error = Double.POSITIVE_INFINITY;
        }
        errors[k][step] = error;
        lost[lane] |= error > protocol.threshold();
        if (!lost[lane]) {
          valid[k]++;
        }
      }
    }
  }

  private static boolean isFinite(double[] states, int position, int dimension) {
    for (int i = position; i < position + dimension; i++) {
      if (!Double.isFinite(states[i])) {
        return false;
      }
    }
    return true;
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
