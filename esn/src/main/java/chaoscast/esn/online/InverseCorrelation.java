package chaoscast.esn.online;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;

/// The matrix P of recursive least squares, the inverse of the regularised correlation of the features.
///
///     k = P φ,   P ← (P − g k kᵀ) / λ,   P = I/β at first
///
/// The last products k kᵀ wait until there is a block of them, P = s (Q − U Uᵀ), so that a sample reads the
/// matrix once and writes it a block's part.
public final class InverseCorrelation {
  private static final int BLOCK = 32;

  private final Kernels kernels = Kernels.best();
  private final Blas blas = Blas.best();
  /// −Q, to which products are added.
  private final DenseMatrix negated;
  private final DenseMatrix waiting;
  private final DenseMatrix waitingRows;
  private final DenseMatrix shares;
  private final DenseMatrix correction;
  private double scale = 1;
  private int count;

  /// @param features number of them
  /// @param ridge    β > 0
  public InverseCorrelation(int features, double ridge) {
    negated = DenseMatrix.zeros(features, features);
    waiting = DenseMatrix.zeros(features, BLOCK);
    waitingRows = DenseMatrix.zeros(BLOCK, features);
    shares = DenseMatrix.zeros(BLOCK, 1);
    correction = DenseMatrix.zeros(features, 1);
    for (int i = 0; i < features; i++) {
      negated.set(i, i, -1 / ridge);
    }
  }

  /// @param state     φ, features × 1; not modified
  /// @param direction k = P φ, features × 1; modified
  /// @return φᵀ P φ
  public double direct(DenseMatrix state, DenseMatrix direction) {
    kernels.multiply(negated, state, direction);
    kernels.multiply(waitingRows, state, shares);
    kernels.multiply(waiting, shares, correction);
    double product = 0;
    for (int i = 0; i < direction.rows(); i++) {
      double value = -scale * (direction.get(i, 0) + correction.get(i, 0));
      direction.set(i, 0, value);
      product = Math.fma(value, state.get(i, 0), product);
    }
    return product;
  }

  /// P ← P − g k kᵀ.
  ///
  /// @param direction k; not modified
  /// @param factor    g ≥ 0
  public void subtract(DenseMatrix direction, double factor) {
    double root = Math.sqrt(factor / scale);
    for (int i = 0; i < direction.rows(); i++) {
      double value = root * direction.get(i, 0);
      waiting.set(i, count, value);
      waitingRows.set(count, i, value);
    }
    count++;
    if (count == BLOCK) {
      blas.addProduct(waiting, waiting, negated);
      clear();
    }
  }

  private void clear() {
    for (int row = 0; row < BLOCK; row++) {
      waitingRows.fillRow(row, 0);
    }
    for (int row = 0; row < waiting.rows(); row++) {
      waiting.fillRow(row, 0);
    }
    count = 0;
  }

  /// P ← P / λ.
  ///
  /// @param forgetting λ in (0, 1]
  void forget(double forgetting) {
    scale /= forgetting;
  }

  /// P ← (L Lᵀ)⁻¹.
  ///
  /// @param factor L; not modified
  void invert(DenseMatrix factor) {
    clear();
    scale = 1;
    for (int i = 0; i < negated.rows(); i++) {
      negated.fillRow(i, 0);
      negated.set(i, i, -1);
    }
    blas.solveCholesky(factor, negated);
  }
}
