package chaoscast.esn.spectrum;

/// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.
///
///     A v_k = λ_k v_k,   λ_1 ≥ λ_2 ≥ …
///
/// Source: C. G. J. Jacobi, J. reine angew. Math. 30 (1846) 51, doi:10.1515/crll.1846.30.51.
///
/// @param values  λ, falling
/// @param vectors row k is v_k, of length 1
public record SymmetricEigen(double[] values, double[][] vectors) {
  private static final int SWEEPS = 60;

  /// @param matrix symmetric; not modified
  public static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS && outside(a) > 1e-32 * inside(a); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    return sorted(a, v);
  }

  private static double outside(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += a[i][j] * a[i][j];
      }
    }
    return sum;
  }

  private static double inside(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i][i] * a[i][i];
    }
    return sum;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = v[p][k];
      double qk = v[q][k];
      v[p][k] = c * pk - s * qk;
      v[q][k] = s * pk + c * qk;
    }
  }

  private static SymmetricEigen sorted(double[][] a, double[][] v) {
    int n = a.length;
    double[] values = new double[n];
    double[][] vectors = new double[n][];
    boolean[] taken = new boolean[n];
    for (int k = 0; k < n; k++) {
      int best = -1;
      for (int i = 0; i < n; i++) {
        if (!taken[i] && (best < 0 || a[i][i] > a[best][best])) {
          best = i;
        }
      }
      taken[best] = true;
      values[k] = a[best][best];
      vectors[k] = v[best];
    }
    return new SymmetricEigen(values, vectors);
  }

  /// @return A⁻¹, for A positive definite
  public double[][] inverse() {
    int n = values.length;
    double[][] inverse = new double[n][n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          inverse[i][j] += vectors[k][i] * vectors[k][j] / values[k];
        }
      }
    }
    return inverse;
  }

  /// @return log det A, for A positive definite
  public double logDeterminant() {
    double sum = 0;
    for (double value : values) {
      sum += Math.log(value);
    }
    return sum;
  }
}
