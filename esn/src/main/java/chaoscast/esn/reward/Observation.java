package chaoscast.esn.reward;

import chaoscast.core.linalg.DenseMatrix;

/// Through which a forecast is judged; the learner does not know it.
public enum Observation {
  /// h(z) = z
  IDENTITY,
  /// h_k(z) = sin(z_k + z_{k+1}), cyclic: every variable enters two observed ones.
  MIXED;

  /// @param state  z or x, m × 1; not modified
  /// @param k      which observed variable
  /// @return h_k
  public double of(DenseMatrix state, int k) {
    return switch (this) {
      case IDENTITY -> state.get(k, 0);
      case MIXED -> Math.sin(state.get(k, 0) + state.get((k + 1) % state.rows(), 0));
    };
  }
}
