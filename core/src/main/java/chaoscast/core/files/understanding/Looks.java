package chaoscast.core.files.understanding;

import chaoscast.core.Trajectory;
import chaoscast.core.files.understanding.Understanding.Look;
import chaoscast.core.smoothing.Smoothness;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds out what a trajectory looks like, from at most some thousand of its states.
///
/// [Smoothness] says whether a trajectory is sampled from a flow. Otherwise nearest neighbours decide: a map's next state is that of its neighbour's, to a fraction of the spread; noise's is not.
/// If neighbours predict where the next state is but not by how much it differs from the present one, these are steps at
/// random: a random walk.
/// Noise is bounded by sixth differences, whose variance for white noise of variance σ² is C(12, 6) σ².
final class Looks {
  private static final int LEAST = 100;
  private static final int MOST = 4000;
  private static final int NEIGHBOURS_OF = 400;
  private static final double SIXTH = 924; // C(12, 6)

  private final double[][] z;
  private final int steps;

  private Looks(double[][] z) {
    this.z = z;
    this.steps = z[0].length;
  }

  /// @return nothing for fewer than 100 steps, if nothing moves, or if a deviation overflows
  static Optional<Look> of(Trajectory trajectory) {
    int steps = Math.min(MOST, trajectory.steps());
    if (steps < LEAST) {
      return Optional.empty();
    }
    int dimension = trajectory.dimension();
    double[][] z = new double[dimension][steps];
    for (int k = 0; k < dimension; k++) {
      for (int i = 0; i < steps; i++) {
        z[k][i] = trajectory.get(i, k);
      }
      if (!standardise(z[k])) {
        return Optional.empty();
      }
    }
    return Optional.of(new Looks(z).look(trajectory));
  }

  private Look look(Trajectory trajectory) {
    Smoothness smooth = Smoothness.of(trajectory);
    int decay = decay();
    Map<String, Double> noise = new LinkedHashMap<>();
    for (int k = 0; k < z.length; k++) {
      noise.put(trajectory.names().get(k), Math.sqrt(power(z[k], 6) / SIXTH));
    }
    double trend = trend();
    if (trend > 0.98) {
      return look(Kind.TREND, noise, decay, false, "a straight line explains %.0f%%", 100 * trend);
    }
    int period = period(decay);
    if (period > 0) {
      return look(Kind.PERIODIC, noise, decay, false, "repeats itself every %.0f steps", period);
    }
    if (smooth.isFlow()) {
      String words =
          smooth.width() == 1
              ? "second differences are %.3f of first ones"
              : "second differences of averages over " + smooth.width()
                  + " states are %.3f of first ones";
      return look(Kind.FLOW, noise, decay, z.length == 1, words, smooth.ratio());
    }
    double present = surprise(1);
    double surprise = z.length == 1 ? Math.min(present, surprise(3)) : present;
    String words = "neighbours predict the next state to %.2f of its spread";
    if (surprise > 0.8) {
      return look(Kind.NOISE, noise, decay, false, words, surprise);
    }
    double steps = stepSurprise(z.length == 1 && surprise < present ? 3 : 1);
    if (steps > 0.8) {
      return look(Kind.NOISE, noise, decay, false,
          "a random walk: neighbours predict a step to %.2f of the steps' spread", steps);
    }
    // Where neighbours tell nothing finer than this, sixth differences are not noise but dynamics.
    return look(surprise < 0.5 ? Kind.MAP : Kind.UNCLEAR, Map.of(), decay,
        surprise < 0.5 * present, words, surprise);
  }

  private Look look(
      Kind kind,
      Map<String, Double> noise,
      int decay,
      boolean needsPast,
      String words,
      double number) {
    return new Look(kind, String.format(Locale.ROOT, words, number), noise, decay,
        decay >= steps / 4, needsPast);
  }

  private static boolean standardise(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / values.length;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / Math.sqrt(square);
    }
    return square > 0 && Double.isFinite(square);
  }

  /// @return mean square of the differences of some order
  private static double power(double[] values, int order) {
    double[] differences = values.clone();
    int length = values.length;
    for (int k = 0; k < order; k++) {
      length--;
      for (int i = 0; i < length; i++) {
        differences[i] = differences[i + 1] - differences[i];
      }
    }
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += differences[i] * differences[i] / length;
    }
    return sum;
  }

  /// @return Σ z_i z_{i+lag} / n
  private double correlation(double[] one, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < steps; i++) {
      sum += one[i] * one[i + lag];
    }
    return sum / (steps - lag);
  }

  private int decay() {
    int[] lags = new int[z.length];
    for (int k = 0; k < z.length; k++) {
      int lag = 1;
      while (lag < steps / 4 && correlation(z[k], lag) > Math.exp(-1)) {
        lag++;
      }
      lags[k] = lag;
    }
    Arrays.sort(lags);
    return lags[lags.length / 2];
  }

  /// @return least share of the variance that a straight line explains
  private double trend() {
    double least = 1;
    double middle = 0.5 * (steps - 1);
    for (double[] one : z) {
      double product = 0;
      double square = 0;
      for (int i = 0; i < steps; i++) {
        product += (i - middle) * one[i];
        square += (i - middle) * (i - middle);
      }
      least = Math.min(least, product * product / (square * steps));
    }
    return least;
  }

  /// The shift, up to a quarter of the length, that leaves all states where they were, to 2% of their
  /// spread throughout.
  private int period(int decay) {
    for (int lag = Math.max(2, decay + 1); lag < steps / 4; lag++) {
      double worst = 0;
      for (int k = 0; k < z.length && worst < 0.1; k++) {
        for (int i = 0; i + lag < steps && worst < 0.1; i++) {
          // A period need not be a whole number of steps.
          double before = z[k][i + lag - 1];
          double at = z[k][i + lag];
          double after = i + lag + 1 < steps ? z[k][i + lag + 1] : at;
          double low = Math.min(before, Math.min(at, after));
          double high = Math.max(before, Math.max(at, after));
          worst = Math.max(worst, Math.max(low - z[k][i], z[k][i] - high));
        }
      }
      if (worst < 0.02) {
        return lag;
      }
    }
    return 0;
  }

  /// The error of predicting each state by what followed its nearest neighbour, over √2 times the spread,
  /// which is what a random state gives.
  ///
  /// @param delays number of last values that neighbours are sought by
  private double surprise(int delays) {
    return misses(delays, (one, i, j) -> one[i + 1] - one[j + 1]) / Math.sqrt(z.length);
  }

  /// The same of steps from one state to the next.
  private double stepSurprise(int delays) {
    double square = 0;
    for (double[] one : z) {
      square += power(one, 1);
    }
    return misses(delays, (one, i, j) -> one[i + 1] - one[i] - (one[j + 1] - one[j]))
        / Math.sqrt(square);
  }

  /// How far one variable's prediction at i by its neighbour at j is off.
  private interface Miss {
    double of(double[] one, int i, int j);
  }

  /// @return square root of half the mean square of misses, summed over variables
  private double misses(int delays, Miss miss) {
    int first = delays - 1;
    int stride = Math.max(1, (steps - first - 1) / NEIGHBOURS_OF);
    double error = 0;
    int count = 0;
    for (int i = first; i < steps - 1; i += stride) {
      int nearest = -1;
      double best = Double.POSITIVE_INFINITY;
      for (int j = first; j < steps - 1; j++) {
        double distance = Math.abs(i - j) < 3 ? Double.POSITIVE_INFINITY : distance(i, j, delays);
        if (distance < best) {
          best = distance;
          nearest = j;
        }
      }
      for (double[] one : z) {
        double off = miss.of(one, i, nearest);
        error += off * off / 2;
      }
      count++;
    }
    return Math.sqrt(error / count);
  }

  private double distance(int i, int j, int delays) {
    double sum = 0;
    for (double[] one : z) {
      for (int back = 0; back < delays; back++) {
        double difference = one[i - back] - one[j - back];
        sum += difference * difference;
      }
    }
    return sum;
  }
}
