package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a hidden variable may look like to begin with: a filter of an observed one, without mean and of deviation
/// one.
///
///     SLOPE y',   CURVATURE y'',   MEAN m' = (y − m)/τ,   SQUARE m' = (y² − m)/τ
///
/// A guess need not be good: any coordinates in which the observed motion is a state's will do, and estimation bends
/// them.
///
/// @param kind     of filter
/// @param variable that it looks at
/// @param time     τ in steps for MEAN and SQUARE
record HiddenFilter(Kind kind, int variable, double time) {
  /// What is done with the observed variable.
  enum Kind {
    SLOPE,
    CURVATURE,
    MEAN,
    SQUARE
  }

  /// Half of the samples that slopes are fitted to, by cubics.
  private static final int HALF = 3;

  /// First guesses of `hidden` variables, the simplest first: slopes of all observed variables are among most of them,
  /// the others are slow.
  ///
  /// @param decay steps in which the data forget half of themselves
  static List<List<HiddenFilter>> guesses(int observed, int hidden, int decay) {
    var guesses = new ArrayList<List<HiddenFilter>>();
    for (double share : new double[] {1, 0.3}) {
      guesses.add(
          first(hidden, observed, share * decay, Kind.SLOPE, Kind.SQUARE, Kind.CURVATURE,
              Kind.MEAN));
    }
    guesses.add(
        first(hidden, observed, decay, Kind.SLOPE, Kind.CURVATURE, Kind.SQUARE, Kind.MEAN));
    guesses.add(
        first(hidden, observed, decay, Kind.SLOPE, Kind.MEAN, Kind.SQUARE, Kind.CURVATURE));
    guesses.add(
        first(hidden, observed, decay, Kind.SQUARE, Kind.MEAN, Kind.SLOPE, Kind.CURVATURE));
    return guesses.stream().distinct().toList();
  }

  private static List<HiddenFilter> first(int hidden, int observed, double time, Kind... kinds) {
    var list = new ArrayList<HiddenFilter>();
    double longer = time;
    while (list.size() < hidden) {
      for (Kind kind : kinds) {
        for (int k = 0; k < observed && list.size() < hidden; k++) {
          boolean slow = kind == Kind.MEAN || kind == Kind.SQUARE;
          list.add(new HiddenFilter(kind, k, slow ? longer : 0));
        }
      }
      longer *= 4; // more variables than filters: slower ones
    }
    return List.copyOf(list);
  }

  /// @param data observed variables, about one; not modified
  /// @return these and, behind them, the filters
  static Trajectory with(Trajectory data, List<HiddenFilter> filters) {
    int observed = data.dimension();
    int d = observed + filters.size();
    double[] states = new double[data.steps() * d];
    for (int t = 0; t < data.steps(); t++) {
      data.copyState(t, states, t * d);
    }
    for (int k = 0; k < filters.size(); k++) {
      double[] values = filters.get(k).of(data);
      for (int t = 0; t < values.length; t++) {
        states[t * d + observed + k] = values[t];
      }
    }
    return Trajectory.adopt(states, data.steps(), d, data.timeStep());
  }

  private double[] of(Trajectory data) {
    double[] y = new double[data.steps()];
    for (int t = 0; t < y.length; t++) {
      y[t] = data.get(t, variable);
    }
    return standard(
        switch (kind) {
          case SLOPE -> slopes(y);
          case CURVATURE -> slopes(slopes(y));
          case MEAN -> followed(y);
          case SQUARE -> {
            for (int t = 0; t < y.length; t++) {
              y[t] *= y[t];
            }
            yield followed(y);
          }
        });
  }

  /// At the ends those of the nearest cubic's middle.
  private static double[] slopes(double[] y) {
    int inner = y.length - 2 * HALF;
    DenseMatrix states = DenseMatrix.zeros(1, inner);
    DenseMatrix rates = DenseMatrix.zeros(1, inner);
    new SavitzkyGolay(HALF, HALF)
        .estimate(Trajectory.of(y, 1, 1), HALF, states, rates);
    double[] slopes = new double[y.length];
    for (int t = 0; t < slopes.length; t++) {
      slopes[t] = rates.get(0, Math.clamp(t - HALF, 0, inner - 1));
    }
    return slopes;
  }

  private double[] followed(double[] y) {
    double[] followed = new double[y.length];
    double share = Math.min(1, 1 / Math.max(1, time));
    double value = 0;
    for (double one : y) {
      value += one / y.length;
    }
    for (int t = 0; t < y.length; t++) {
      followed[t] = value;
      value += share * (y[t] - value);
    }
    return followed;
  }

  private static double[] standard(double[] values) {
    double mean = 0;
    double square = 0;
    for (int t = 0; t < values.length; t++) {
      double change = values[t] - mean;
      mean += change / (t + 1);
      square += change * (values[t] - mean);
    }
    double deviation = Math.sqrt(square / values.length);
    for (int t = 0; t < values.length; t++) {
      values[t] = deviation > 0 ? (values[t] - mean) / deviation : 0;
    }
    return values;
  }

  /// @return such as `square of x0 over 17 steps`
  String text(List<String> names) {
    String what = kind.name().toLowerCase(Locale.ROOT) + " of " + names.get(variable);
    return time > 0 ? what + " over %.0f steps".formatted(time) : what;
  }
}
