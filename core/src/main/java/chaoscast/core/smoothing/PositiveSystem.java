package chaoscast.core.smoothing;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;

/// Small systems of a symmetric positive matrix, scaled to a diagonal of ones. Where parameters can take each
/// other's place, the diagonal is raised until the matrix is positive, which shortens their steps.
final class PositiveSystem {
  private static final double LEAST = 1e-12;

  private PositiveSystem() {}

  /// @param matrix its lower triangle, row-major; not modified
  /// @return the solution; zeros if there is no unknown
  static double[] solve(double[] matrix, double[] right) {
    int n = right.length;
    if (n == 0) {
      return new double[0];
    }
    double[] scale = scale(matrix, n);
    DenseMatrix factor = factor(matrix, scale);
    double[] scaled = new double[n];
    for (int i = 0; i < n; i++) {
      scaled[i] = right[i] / scale[i];
    }
    DenseMatrix solution = DenseMatrix.of(scaled, 1, n);
    Blas.best().solveCholesky(factor, solution);
    double[] result = solution.toArray();
    for (int i = 0; i < n; i++) {
      result[i] /= scale[i];
    }
    return result;
  }

  /// @param matrix its lower triangle, row-major; not modified
  /// @return the inverse, n × n, row-major
  static double[] inverse(double[] matrix, int n) {
    double[] result = new double[n * n];
    if (n == 0) {
      return result;
    }
    double[] scale = scale(matrix, n);
    DenseMatrix identity = DenseMatrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      identity.set(i, i, 1);
    }
    Blas.best().solveCholesky(factor(matrix, scale), identity);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = identity.get(i, j) / (scale[i] * scale[j]);
        result[i * n + j] = value;
        result[j * n + i] = value;
      }
    }
    return result;
  }

  /// @param matrix its lower triangle, row-major; not modified
  /// @return rows of R, lower triangular, with R Rᵀ the matrix
  static double[][] root(double[] matrix, int n) {
    double[][] root = new double[n][n];
    if (n == 0) {
      return root;
    }
    double[] scale = scale(matrix, n);
    DenseMatrix factor = factor(matrix, scale);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        root[i][j] = scale[i] * factor.get(i, j);
      }
    }
    return root;
  }

  private static double[] scale(double[] matrix, int n) {
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double value = matrix[i * n + i];
      scale[i] = value > 0 ? Math.sqrt(value) : 1;
    }
    return scale;
  }

  private static DenseMatrix factor(double[] matrix, double[] scale) {
    int n = scale.length;
    for (double extra = LEAST;; extra *= 100) {
      DenseMatrix scaled = DenseMatrix.zeros(n, n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          scaled.set(i, j, matrix[i * n + j] / (scale[i] * scale[j]));
        }
        scaled.set(i, i, Math.max(0, scaled.get(i, i)) + extra);
      }
      if (Blas.best().cholesky(scaled)) {
        return scaled;
      }
      if (extra > n) {
        throw new IllegalStateException("a matrix of finite numbers has no factor");
      }
    }
  }
}
