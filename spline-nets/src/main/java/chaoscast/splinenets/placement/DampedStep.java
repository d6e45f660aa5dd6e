package chaoscast.splinenets.placement;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;

/// A step of Levenberg and Marquardt's method:
///
///     (JᵀJ + λ S) δ = JᵀR,   S = diag JᵀJ + e · mean diag JᵀJ
///
/// The second term of S keeps moves that hardly count from flying away.
///
/// Source: D. W. Marquardt, An algorithm for least-squares estimation of nonlinear parameters, J. SIAM
/// 11 (1963) 431–441, doi:10.1137/0111030.
final class DampedStep {
  private DampedStep() {}

  /// @param curvature JᵀJ in its lower triangle; not modified
  /// @param slope     JᵀR, one row; not modified
  /// @param damping   λ > 0
  /// @param evenness  e ≥ 0
  /// @return δ, or zeros where rounding leaves the system indefinite
  static double[] solve(DenseMatrix curvature, DenseMatrix slope, double damping, double evenness) {
    DenseMatrix system = curvature.copy();
    int moves = system.rows();
    double mean = 0;
    for (int i = 0; i < moves; i++) {
      mean += system.get(i, i) / moves;
    }
    double[] scales = new double[moves];
    for (int i = 0; i < moves; i++) {
      scales[i] = 1 / Math.sqrt(Math.max(0, system.get(i, i)) + evenness * mean);
    }
    DenseMatrix step = DenseMatrix.zeros(1, moves);
    for (int row = 0; row < moves; row++) {
      for (int column = 0; column <= row; column++) {
        system.set(row, column, system.get(row, column) * scales[row] * scales[column]);
      }
      system.set(row, row, system.get(row, row) + damping);
      step.set(0, row, slope.get(0, row) * scales[row]);
    }
    Blas blas = Blas.best();
    if (!blas.cholesky(system)) {
      return new double[moves];
    }
    blas.solveCholesky(system, step);
    double[] move = step.toArray();
    for (int i = 0; i < moves; i++) {
      move[i] *= scales[i];
    }
    return move;
  }
}
