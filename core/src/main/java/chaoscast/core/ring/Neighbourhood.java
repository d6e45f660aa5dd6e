package chaoscast.core.ring;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.OrthogonalFactor;
import chaoscast.core.training.RidgeSolution;
import java.util.Arrays;

/// Whether each variable's next step follows from the variables beside it, on a ring.
///
///     x_k(t + 1) − x_k(t) ≈ quadratic in x_k and four others,
///
/// fitted to the first half of the states and judged on the second: once with x_{k−2}, x_{k−1}, x_{k+1} and x_{k+2},
/// the last variable beside the first, and once with four spread over the rest. For most variables the former must
/// leave at most [#SHARE] of what the latter leave, and so at the seam, where those on the inner side alone are the
/// others: for the first variable or the last, as what moves in one direction is missed at one end only.
public final class Neighbourhood {
  private static final int LEAST_VARIABLES = 10;
  private static final int LEAST_STATES = 200;
  private static final int MOST_STATES = 2000;
  private static final int JUDGED = 12;
  private static final int BESIDE = 2;
  private static final double SHARE = 0.7;
  private static final double RIDGE = 1e-9;

  /// Part of a deviation below which what is left is nothing: all that matters is seen.
  private static final double NOTHING = 1e-6;

  /// Correlation with the variable beside it from which on variables are points of one smooth curve.
  private static final double SMOOTH = 0.8;

  /// What variables beside each other are.
  public enum Structure {
    /// Not more to each other than others are.
    NONE,
    /// What each follows from, on a ring.
    RING,
    /// The same, and values of a field that is smooth along the ring.
    FIELD
  }

  private final double[][] z;
  private final int steps;

  private Neighbourhood(Trajectory trajectory) {
    steps = Math.min(MOST_STATES, trajectory.steps());
    z = new double[trajectory.dimension()][steps];
    for (int k = 0; k < z.length; k++) {
      double mean = 0;
      for (int i = 0; i < steps; i++) {
        z[k][i] = trajectory.get(i, k);
        mean += z[k][i] / steps;
      }
      double square = 0;
      for (int i = 0; i < steps; i++) {
        z[k][i] -= mean;
        square += z[k][i] * z[k][i] / steps;
      }
      for (int i = 0; i < steps && square > 0; i++) {
        z[k][i] /= Math.sqrt(square);
      }
    }
  }

  /// @param trajectory not modified; its first 2000 states are looked at
  /// @return none for fewer than 10 variables or 200 states
  public static Structure of(Trajectory trajectory) {
    if (trajectory.dimension() < LEAST_VARIABLES || trajectory.steps() < LEAST_STATES) {
      return Structure.NONE;
    }
    var variables = new Neighbourhood(trajectory);
    return !variables.isRing() ? Structure.NONE
        : variables.correlation() < SMOOTH ? Structure.RING : Structure.FIELD;
  }

  /// @return ⟨z_k z_{k+1}⟩, the mean over all k
  private double correlation() {
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      for (int i = 0; i < steps; i++) {
        sum += z[k][i] * z[at(k + 1)][i];
      }
    }
    return sum / steps / z.length;
  }

  private boolean isRing() {
    int count = Math.min(JUDGED, z.length);
    double[] shares = new double[count];
    for (int n = 0; n < count; n++) {
      int k = n * z.length / count;
      shares[n] = left(k, beside(k)) / left(k, apart(k));
    }
    Arrays.sort(shares);
    return shares[count / 2] <= SHARE && (closed(0, 1) || closed(z.length - 1, -1));
  }

  /// @param inner direction in which the columns go on
  private boolean closed(int end, int inner) {
    int[] oneSided = {end + inner, end + 2 * inner, end + 3 * inner, end + 4 * inner};
    return left(end, beside(end)) <= SHARE * left(end, oneSided);
  }

  private int[] beside(int k) {
    return new int[] {at(k - 2), at(k - 1), at(k + 1), at(k + 2)};
  }

  /// Evenly over all that are not beside it.
  private int[] apart(int k) {
    int room = z.length - 1 - 2 * BESIDE;
    int[] others = new int[2 * BESIDE];
    Arrays.setAll(others, i -> at(k + BESIDE + 1 + i * room / others.length));
    return others;
  }

  private int at(int k) {
    return Math.floorMod(k, z.length);
  }

  /// @return root mean square of what the fit to the first half leaves of the second, and [#NOTHING]
  private double left(int k, int[] others) {
    int[] seen = new int[1 + others.length];
    seen[0] = k;
    System.arraycopy(others, 0, seen, 1, others.length);
    int features = (seen.length + 1) * (seen.length + 2) / 2;
    int half = (steps - 1) / 2;
    DenseMatrix phi = DenseMatrix.zeros(features, half);
    DenseMatrix step = DenseMatrix.zeros(1, half);
    double[] values = new double[features];
    for (int i = 0; i < half; i++) {
      quadratic(seen, i, values);
      for (int f = 0; f < features; f++) {
        phi.set(f, i, values[f]);
      }
      step.set(0, i, z[k][i + 1] - z[k][i]);
    }
    var regression = new OrthogonalFactor(features, 1);
    regression.add(phi, step);
    RidgeSolution found = regression.solve(RIDGE);
    double square = 0;
    for (int i = half; i < steps - 1; i++) {
      quadratic(seen, i, values);
      double off = z[k][i + 1] - z[k][i];
      for (int f = 0; f < features; f++) {
        off -= found.weights().get(0, f) * values[f];
      }
      square += off * off / (steps - 1 - half);
    }
    return Math.sqrt(square) + NOTHING;
  }

  /// @param values modified: 1, x_a, x_a x_b
  private void quadratic(int[] seen, int i, double[] values) {
    int at = 0;
    values[at++] = 1;
    for (int a = 0; a < seen.length; a++) {
      values[at++] = z[seen[a]][i];
      for (int b = 0; b <= a; b++) {
        values[at++] = z[seen[a]][i] * z[seen[b]][i];
      }
    }
  }
}
