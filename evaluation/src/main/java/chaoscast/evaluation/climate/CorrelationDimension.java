package chaoscast.evaluation.climate;

import chaoscast.core.Trajectory;
import java.util.Arrays;

/// How the number of close pairs of states grows with their distance.
///
///     C(r) = share of pairs closer than r ~ r^D
///
/// From up to 2000 states spread evenly over the record, each variable divided by its standard
/// deviation; D is the slope of ln C over ln r between C = 0.0005 and C = 0.02.
///
/// Source: P. Grassberger, I. Procaccia, Phys. Rev. Lett. 50 (1983) 346–349,
/// doi:10.1103/PhysRevLett.50.346.
final class CorrelationDimension {
  private static final int MOST_STATES = 2000;
  private static final double LEAST_SHARE = 0.0005;
  private static final double GREATEST_SHARE = 0.02;
  private static final int POINTS = 20;

  private CorrelationDimension() {}

  /// @param deviations standard deviation of each variable; those of zero are left out
  /// @return D; zero where states coincide
  static double of(Trajectory trajectory, double[] deviations) {
    int count = Math.min(MOST_STATES, trajectory.steps());
    double[][] states = new double[count][deviations.length];
    for (int n = 0; n < count; n++) {
      trajectory.copyState((int) ((long) n * trajectory.steps() / count), states[n], 0);
      for (int i = 0; i < deviations.length; i++) {
        states[n][i] *= deviations[i] > 0 ? 1 / deviations[i] : 0;
      }
    }
    double[] squares = new double[count * (count - 1) / 2];
    int pair = 0;
    for (int a = 1; a < count; a++) {
      for (int b = 0; b < a; b++) {
        squares[pair++] = squaredDistance(states[a], states[b]);
      }
    }
    Arrays.sort(squares);
    return slope(squares);
  }

  private static double slope(double[] squares) {
    double meanX = 0;
    double meanY = 0;
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int n = 0; n < POINTS; n++) {
      double share =
          LEAST_SHARE * Math.pow(GREATEST_SHARE / LEAST_SHARE, n / (POINTS - 1.0));
      double square = squares[(int) (share * squares.length)];
      if (square == 0) {
        return 0;
      }
      x[n] = 0.5 * Math.log(square);
      y[n] = Math.log(share);
      meanX += x[n] / POINTS;
      meanY += y[n] / POINTS;
    }
    double numerator = 0;
    double denominator = 0;
    for (int n = 0; n < POINTS; n++) {
      numerator += (x[n] - meanX) * (y[n] - meanY);
      denominator += (x[n] - meanX) * (x[n] - meanX);
    }
    return denominator == 0 ? 0 : numerator / denominator;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
