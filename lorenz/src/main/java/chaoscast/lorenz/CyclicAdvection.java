package chaoscast.lorenz;

/// The quadratic term of every Lorenz 96 model; it moves energy round the ring and keeps its sum.
///
///     a_k = x_{k−1} (x_{k+1} − x_{k−2}),   periodic in k;   Σ x_k a_k = 0
final class CyclicAdvection {
  private CyclicAdvection() {}

  /// The three elements whose neighbours lie across the seam are computed outside the loop, so that
  /// the loop wraps no index.
  ///
  /// @param x      its first `length` values are the ring; not modified
  /// @param length ≥ 4
  /// @param result a_k is added to its first `length` values
  static void addTo(double[] x, int length, double[] result) {
    int last = length - 1;
    result[0] += x[last] * (x[1] - x[last - 1]);
    result[1] += x[0] * (x[2] - x[last]);
    for (int k = 2; k < last; k++) {
      result[k] += x[k - 1] * (x[k + 1] - x[k - 2]);
    }
    result[last] += x[last - 1] * (x[0] - x[last - 2]);
  }

  /// The derivative of the term in the direction v.
  ///
  ///     v_{k−1} (x_{k+1} − x_{k−2}) + x_{k−1} (v_{k+1} − v_{k−2})
  ///
  /// @param x      its first `length` values are the ring; not modified
  /// @param v      its first `length` values are the direction; not modified
  /// @param length ≥ 4
  /// @param result the derivative is added to its first `length` values
  static void addTangentTo(double[] x, double[] v, int length, double[] result) {
    int last = length - 1;
    result[0] += v[last] * (x[1] - x[last - 1]) + x[last] * (v[1] - v[last - 1]);
    result[1] += v[0] * (x[2] - x[last]) + x[0] * (v[2] - v[last]);
    for (int k = 2; k < last; k++) {
      result[k] += v[k - 1] * (x[k + 1] - x[k - 2]) + x[k - 1] * (v[k + 1] - v[k - 2]);
    }
    result[last] += v[last - 1] * (x[0] - x[last - 2]) + x[last - 1] * (v[0] - v[last - 2]);
  }
}
