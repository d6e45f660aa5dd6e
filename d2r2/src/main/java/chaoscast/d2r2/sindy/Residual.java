package chaoscast.d2r2.sindy;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;

/// What weights leave of derivatives, measured row by row.
///
///     r = y − W θ,   or y − K − W θ where a model K is known
final class Residual {
  private final DenseMatrix weights;
  private final double[] squares;
  private long rows;

  /// @param weights W, targets × terms; not modified
  Residual(DenseMatrix weights) {
    this.weights = weights;
    squares = new double[weights.rows()];
  }

  /// @param theta terms × samples; not modified
  /// @param y     derivatives × samples; not modified
  /// @param rest  what of them the weights are to explain; not modified
  void add(DenseMatrix theta, DenseMatrix y, DenseMatrix rest) {
    DenseMatrix transposed =
        DenseMatrix.zeros(/* rows= */ theta.columns(), /* columns= */ theta.rows());
    transposed.copyTransposed(theta);
    DenseMatrix fitted = DenseMatrix.zeros(y.rows(), y.columns());
    Blas.best().addProduct(weights, transposed, fitted);
    for (int target = 0; target < squares.length; target++) {
      for (int sample = 0; sample < y.columns(); sample++) {
        double residual = rest.get(target, sample) - fitted.get(target, sample);
        squares[target] += residual * residual;
      }
    }
    rows += y.columns();
  }

  /// @return root mean square, one a target
  double[] rms() {
    double[] rms = new double[squares.length];
    for (int target = 0; target < rms.length; target++) {
      rms[target] = Math.sqrt(squares[target] / rows);
    }
    return rms;
  }
}
