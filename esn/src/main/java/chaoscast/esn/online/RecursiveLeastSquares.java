package chaoscast.esn.online;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;

/// Linear least squares, one sample at a time, that forgets old samples but never its ridge.
///
///     W_t = argmin Σ_{n ≤ t} λ^(t−n) ‖y_n − W φ_n‖² + β ‖W − W_0‖²
///
/// From sample to sample, with P = I/β at first:
///
///     k = P φ / (λ + φᵀ P φ),   W ← W + (y − W φ) kᵀ,   P ← (P − k (P φ)ᵀ) / λ
///
/// This forgets β along with the samples, and where the samples leave a direction out P grows until
/// rounding ruins it. So before half of β is gone, W and P are solved for anew:
///
///     P = (G + β I)⁻¹,   W = W_0 + C P,   G = Σ λ^(t−n) φ φᵀ,   C = Σ λ^(t−n) (y − W_0 φ) φᵀ
///
/// Source: S. Haykin, Adaptive Filter Theory, chapter on RLS; used for networks in D. Sussillo,
/// L. F. Abbott, Neuron 63 (2009) 544 (FORCE), doi:10.1016/j.neuron.2009.07.018.
public final class RecursiveLeastSquares implements TaughtReadout {
  private final Kernels kernels = Kernels.best();
  private final Blas blas = Blas.best();
  private final double ridge;
  private final double forgetting;
  private final DenseMatrix start;
  private final DenseMatrix weights;
  private final InverseCorrelation inverse;
  private final DenseMatrix direction;
  private final DenseMatrix output;
  private final DenseMatrix gram;
  private final DenseMatrix cross;
  private final DenseMatrix recent;
  private final DenseMatrix recentTargets;
  private DenseMatrix state;
  private int count;

  /// @param weights    W_0, targets × features; not modified
  /// @param ridge      β > 0
  /// @param forgetting λ in (0, 1]
  public RecursiveLeastSquares(DenseMatrix weights, double ridge, double forgetting) {
    this.ridge = Requirements.requirePositive("ridge", ridge);
    Requirements.requirePositive("forgetting", forgetting);
    this.forgetting = Requirements.requireBetween("forgetting", 0, 1, forgetting);
    this.start = weights.copy();
    this.weights = weights.copy();
    int features = weights.columns();
    inverse = new InverseCorrelation(features, ridge);
    direction = DenseMatrix.zeros(features, 1);
    output = DenseMatrix.zeros(weights.rows(), 1);
    gram = DenseMatrix.zeros(features, features);
    cross = DenseMatrix.zeros(weights.rows(), features);
    int period = (int) Math.clamp(Math.log(2) / (1 - forgetting), 1, Math.max(2, features));
    recent = DenseMatrix.zeros(features, period);
    recentTargets = DenseMatrix.zeros(weights.rows(), period);
  }

  @Override
  public DenseMatrix weights() {
    return weights;
  }

  @Override
  public void emit(DenseMatrix features, DenseMatrix out) {
    state = features;
    kernels.multiply(weights, features, out);
  }

  @Override
  public void learn(DenseMatrix target) {
    update(state, target);
  }

  /// @param features φ, one column; not modified
  /// @param target   y, one column; not modified
  void update(DenseMatrix features, DenseMatrix target) {
    remember(features, target);
    if (count == recent.columns()) {
      solve();
      return;
    }
    double spread = forgetting + inverse.direct(features, direction);
    kernels.multiply(weights, features, output);
    for (int row = 0; row < weights.rows(); row++) {
      addMultiple(weights, row, (target.get(row, 0) - output.get(row, 0)) / spread);
    }
    inverse.subtract(direction, 1 / spread);
    inverse.forget(forgetting);
  }

  private void addMultiple(DenseMatrix matrix, int row, double factor) {
    for (int column = 0; column < matrix.columns(); column++) {
      matrix.set(row, column, matrix.get(row, column) + factor * direction.get(column, 0));
    }
  }

  private void remember(DenseMatrix features, DenseMatrix target) {
    kernels.multiply(start, features, output);
    double weight = Math.pow(forgetting, 0.5 * (recent.columns() - 1 - count));
    for (int i = 0; i < features.rows(); i++) {
      recent.set(i, count, weight * features.get(i, 0));
    }
    for (int row = 0; row < target.rows(); row++) {
      recentTargets.set(row, count, weight * (target.get(row, 0) - output.get(row, 0)));
    }
    count++;
  }

  private void solve() {
    double left = Math.pow(forgetting, count);
    scale(gram, left);
    scale(cross, left);
    blas.addGram(recent, gram);
    blas.addProduct(recentTargets, recent, cross);
    count = 0;
    DenseMatrix factor = gram.copy();
    for (int i = 0; i < factor.rows(); i++) {
      factor.set(i, i, factor.get(i, i) + ridge);
    }
    if (!blas.cholesky(factor)) {
      throw new InputException(
          "ridge must be large enough for features of these sizes but was " + ridge);
    }
    inverse.invert(factor);
    weights.copyRows(0, cross);
    blas.solveCholesky(factor, weights);
    for (int row = 0; row < weights.rows(); row++) {
      for (int column = 0; column < weights.columns(); column++) {
        weights.set(row, column, start.get(row, column) + weights.get(row, column));
      }
    }
  }

  private static void scale(DenseMatrix matrix, double factor) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        matrix.set(row, column, factor * matrix.get(row, column));
      }
    }
  }
}
