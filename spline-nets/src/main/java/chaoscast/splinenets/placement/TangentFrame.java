package chaoscast.splinenets.placement;

import chaoscast.core.linalg.DenseMatrix;

/// The n ways to move a breakplane (ξ, β): tilting ξ along n − 1 unit vectors t_a at right angles to
/// it, and shifting β.
///
///     ∂/∂u_a max(0, ξ·x − β)^p = p max(0, ξ·x − β)^(p−1) t_a·x,   ∂/∂β … = −p max(0, …)^(p−1)
///
/// The t_a are the last columns of the Householder reflection that takes ±e₁ to ξ. Scaling (ξ, β) is
/// left out: it changes nothing that the readout cannot.
final class TangentFrame {
  private final double[] normal;
  private final double[] reflector;
  private final double scale;

  /// @param normal ξ, |ξ| = 1; not modified
  TangentFrame(double[] normal) {
    this.normal = normal;
    reflector = normal.clone();
    reflector[0] += normal[0] >= 0 ? 1 : -1;
    double square = 0;
    for (double value : reflector) {
      square += value * value;
    }
    scale = 2 / square;
  }

  /// @param a from 1 to n − 1
  /// @param i from 0
  /// @return component i of t_a
  double tangent(int a, int i) {
    return (a == i ? 1 : 0) - scale * reflector[a] * reflector[i];
  }

  /// @param slope  p max(0, ξ·x − β)^(p−1) in row `row`; not modified
  /// @param row    that row
  /// @param states x; not modified
  /// @param out    rows from `first` on are modified: the n derivatives
  /// @param first  first of these rows
  void derivatives(DenseMatrix slope, int row, DenseMatrix states, DenseMatrix out, int first) {
    int n = normal.length;
    for (int column = 0; column < states.columns(); column++) {
      double s = slope.get(row, column);
      double along = 0;
      for (int i = 0; s != 0 && i < n; i++) {
        along += reflector[i] * states.get(i, column);
      }
      for (int a = 1; a < n; a++) {
        double tilt = s == 0 ? 0 : s * (states.get(a, column) - scale * reflector[a] * along);
        out.set(first + a - 1, column, tilt);
      }
      out.set(first + n - 1, column, -s);
    }
  }

  /// @param move the n steps u₁ … u_{n−1}, δ; not modified
  /// @return ξ + Σ u_a t_a, not normalised
  double[] tilted(double[] move) {
    double[] tilted = normal.clone();
    for (int a = 1; a < normal.length; a++) {
      for (int i = 0; i < normal.length; i++) {
        tilted[i] += move[a - 1] * tangent(a, i);
      }
    }
    return tilted;
  }
}
