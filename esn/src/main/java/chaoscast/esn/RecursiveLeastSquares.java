package chaoscast.esn;

import chaoscast.core.Requirements;
import chaoscast.core.linalg.Block;
import chaoscast.core.linalg.Kernels;

/// Linear least squares, one sample at a time, that forgets old samples.
///
///     k = P φ / (λ + φᵀ P φ),   W ← W + (y − W φ) kᵀ,   P ← (P − k (P φ)ᵀ) / λ
///
/// from P = I/β. With forgetting λ = 1, and W = 0 at first, W after any number of samples is that of
/// ridge regression with β; with λ < 1 a sample n steps old counts λⁿ.
///
/// Source: S. Haykin, Adaptive Filter Theory, chapter on RLS; used for networks in D. Sussillo,
/// L. F. Abbott, Neuron 63 (2009) 544 (FORCE), doi:10.1016/j.neuron.2009.07.018.
final class RecursiveLeastSquares {
  private final Kernels kernels = Kernels.best();
  private final double forgetting;
  private final Block weights;
  private final Block inverse;
  private final Block direction;
  private final Block output;

  /// @param weights    W to start from, targets × features; not modified
  /// @param ridge      β > 0
  /// @param forgetting λ in (0, 1]
  RecursiveLeastSquares(Block weights, double ridge, double forgetting) {
    Requirements.requirePositive("ridge", ridge);
    Requirements.requirePositive("forgetting", forgetting);
    this.forgetting = Requirements.requireBetween("forgetting", 0, 1, forgetting);
    this.weights = weights.copy();
    int features = weights.columns();
    inverse = Block.zeros(features, features);
    for (int i = 0; i < features; i++) {
      inverse.set(i, i, 1 / ridge);
    }
    direction = Block.zeros(features, 1);
    output = Block.zeros(weights.rows(), 1);
  }

  /// @return W; modified by [#update]
  Block weights() {
    return weights;
  }

  /// @param features φ, one column; not modified
  /// @param target   y, one column; not modified
  void update(Block features, Block target) {
    kernels.multiply(inverse, features, direction);
    double spread = forgetting;
    for (int i = 0; i < features.rows(); i++) {
      spread += features.get(i, 0) * direction.get(i, 0);
    }
    kernels.multiply(weights, features, output);
    for (int row = 0; row < weights.rows(); row++) {
      addMultiple(weights, row, (target.get(row, 0) - output.get(row, 0)) / spread);
    }
    for (int row = 0; row < inverse.rows(); row++) {
      double factor = -direction.get(row, 0) / spread;
      for (int column = 0; column <= row; column++) {
        double value = (inverse.get(row, column) + factor * direction.get(column, 0)) / forgetting;
        inverse.set(row, column, value);
        inverse.set(column, row, value);
      }
    }
  }

  private void addMultiple(Block matrix, int row, double factor) {
    for (int column = 0; column < matrix.columns(); column++) {
      matrix.set(row, column, matrix.get(row, column) + factor * direction.get(column, 0));
    }
  }
}
