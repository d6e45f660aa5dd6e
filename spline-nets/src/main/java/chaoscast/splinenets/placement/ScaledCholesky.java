package chaoscast.splinenets.placement;

import chaoscast.core.InputException;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;

/// Solves A x = b for a symmetric A that may be nearly singular:
///
///     (S A S + ridge) S⁻¹ x = S b,   S scaling A to unit diagonal
///
/// The ridge is 10⁻¹² and more only where that is not enough, so that features alike are no failure.
final class ScaledCholesky {
  private static final double RIDGE = 1e-12;

  private final Blas blas = Blas.best();
  private final DenseMatrix factor;
  private final double[] scales;

  /// @param a symmetric, read in its lower triangle; not modified
  ScaledCholesky(DenseMatrix a) {
    scales = new double[a.rows()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = a.get(i, i) > 0 ? 1 / Math.sqrt(a.get(i, i)) : 1;
    }
    factor = factor(a);
  }

  private DenseMatrix factor(DenseMatrix a) {
    for (double ridge = RIDGE; ridge < 1; ridge *= 100) {
      DenseMatrix scaled = a.copy();
      for (int row = 0; row < a.rows(); row++) {
        for (int column = 0; column < row; column++) {
          scaled.set(row, column, a.get(row, column) * scales[row] * scales[column]);
        }
        scaled.set(row, row, 1 + ridge);
      }
      if (blas.cholesky(scaled)) {
        return scaled;
      }
    }
    throw new InputException(
        "the features of the states must be finite but their products are not");
  }

  /// @param rows right-hand sides; modified: the solutions
  void solve(DenseMatrix rows) {
    scaleColumns(rows);
    blas.solveCholesky(factor, rows);
    scaleColumns(rows);
  }

  private void scaleColumns(DenseMatrix rows) {
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < rows.columns(); column++) {
        rows.set(row, column, rows.get(row, column) * scales[column]);
      }
    }
  }
}
