package chaoscast.evaluation.score;

import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import chaoscast.evaluation.protocol.Protocol;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.hipparchus.stat.descriptive.rank.Median;

/// Rolls every start of a protocol out to the end and takes the scores that others publish.
///
/// @param protocol which starts, how long
/// @param truth    what forecasts are held against, in its own units
/// @param start    the last observed state of each start
public record CommonScorer(Protocol protocol, Trajectory truth, IntUnaryOperator start) {
  /// Numbers of forecasts that are kept at once, on each core.
  private static final int KEPT = 4_000_000;

  private static final int MOST_LANES = 16;

  /// @param starter called once for each range of starts; ranges run in parallel, and no result depends on how the starts
  ///                are divided
  /// @param threads greatest number of ranges that run at once, ≥ 1
  public CommonScores score(HorizonScorer.Starter starter, int threads) {
    int starts = protocol.starts();
    int numbers = Math.multiplyExact(protocol.maxSteps(), truth.dimension());
    int lanes = Math.clamp(Math.min(KEPT / numbers, Math.ceilDiv(starts, threads)), 1, MOST_LANES);
    var all = new Starts(starts, Math.min(CommonScores.STEPS, protocol.maxSteps()));
    StateSpaceDivergence states = emptyHistograms();
    Parallel.ranges(
        starts,
        Math.ceilDiv(starts, lanes),
        threads,
        (from, to) -> {
          StateSpaceDivergence own = emptyHistograms();
          range(starter.start(from, to), from, to, all, own);
          synchronized (states) {
            states.merge(own);
          }
        });
    return all.scores(states.value());
  }

  private void range(
      LaneForecaster forecaster, int from, int to, Starts all, StateSpaceDivergence states) {
    int d = truth.dimension();
    double[][] forecasts = new double[to - from][protocol.maxSteps() * d];
    double[] present = new double[(to - from) * d];
    for (int step = 0; step < protocol.maxSteps(); step++) {
      forecaster.next(present);
      for (int lane = 0; lane < forecasts.length; lane++) {
        System.arraycopy(present, lane * d, forecasts[lane], step * d, d);
      }
    }
    for (int lane = 0; lane < forecasts.length; lane++) {
      int first = start.applyAsInt(from + lane);
      double[] followed =
          truth.slice(first + 1, first + 1 + protocol.maxSteps()).toArray();
      all.set(from + lane, truth.state(first), followed, forecasts[lane]);
      states.addTruth(followed, followed.length);
      states.addForecast(forecasts[lane], followed.length);
    }
  }

  /// Between the extremes of what is forecast.
  private StateSpaceDivergence emptyHistograms() {
    int d = truth.dimension();
    double[] least = new double[d];
    double[] greatest = new double[d];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < protocol.starts(); k++) {
      int first = start.applyAsInt(k) + 1;
      for (int step = first; step < first + protocol.maxSteps(); step++) {
        for (int i = 0; i < d; i++) {
          least[i] = Math.min(least[i], truth.get(step, i));
          greatest[i] = Math.max(greatest[i], truth.get(step, i));
        }
      }
    }
    return new StateSpaceDivergence(least, greatest);
  }

  /// What is taken of each start.
  private final class Starts {
    private final double[][] smape;
    private final double[] mase;
    private final double[] spectral;
    private final Map<CtfMeasure, double[]> ctf = new EnumMap<>(CtfMeasure.class);
    private final int steps;

    Starts(int count, int steps) {
      this.steps = steps;
      smape = new double[count][];
      mase = new double[count];
      spectral = new double[count];
      for (CtfMeasure measure : CtfMeasure.values()) {
        ctf.put(measure, new double[count]);
      }
    }

    void set(int k, double[] before, double[] followed, double[] forecast) {
      int d = before.length;
      smape[k] = Smape.curve(followed, forecast, d, steps);
      mase[k] = Mase.of(before, followed, forecast, steps);
      spectral[k] = SpectralDistance.of(followed, forecast, d, protocol.maxSteps());
      for (CtfMeasure measure : CtfMeasure.values()) {
        boolean enough =
            measure != CtfMeasure.LONG || protocol.maxSteps() >= CtfMeasure.LONG_ROWS;
        ctf.get(measure)[k] =
            enough ? measured(measure, followed, forecast, d) : Double.NaN;
      }
    }

    /// @return what a forecast that is finite for as long as the measure looks is worth; −∞ for others
    private double measured(
        CtfMeasure measure, double[] followed, double[] forecast, int dimension) {
      int rows =
          measure == CtfMeasure.SHORT
              ? Math.min(CtfMeasure.SHORT_ROWS, protocol.maxSteps()) : protocol.maxSteps();
      double[] seen = Arrays.copyOf(forecast, rows * dimension);
      return Trajectory.isFinite(seen)
          ? measure.score(
              Trajectory.adopt(followed, rows, dimension, protocol.timeStep()),
              Trajectory.adopt(seen, rows, dimension, protocol.timeStep()))
          : Double.NEGATIVE_INFINITY;
    }

    CommonScores scores(double divergence) {
      double[] curve = new double[steps];
      for (int step = 0; step < steps; step++) {
        int at = step;
        curve[step] = median(Arrays.stream(smape).mapToDouble(one -> one[at]).toArray());
      }
      return new CommonScores(
          curve,
          median(mase),
          divergence,
          median(spectral),
          median(ctf.get(CtfMeasure.SHORT)),
          median(ctf.get(CtfMeasure.LONG)),
          median(ctf.get(CtfMeasure.RECONSTRUCTION)));
    }

    private static double median(double[] values) {
      return Arrays.stream(values).anyMatch(Double::isNaN)
          ? Double.NaN : new Median().evaluate(values);
    }
  }
}
