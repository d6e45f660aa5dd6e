package chaoscast.lorenz;

/// The quadratic term of a fast tier, which runs against that of the slow one.
///
///     a_m = −s y_{m+1} (y_{m+2} − y_{m−1}),   periodic in m;   Σ y_m a_m = 0
final class FastTierAdvection {
  private FastTierAdvection() {}

  /// Where in a state a ring lies.
  ///
  /// @param from   its first variable
  /// @param length number of its variables, ≥ 4
  record Range(int from, int length) {}

  /// @param strength s
  /// @param y        state; not modified
  /// @param result   a_m is added to its values in the range
  static void addTo(double strength, double[] y, Range range, double[] result) {
    int from = range.from();
    int last = from + range.length() - 1;
    result[from] -= strength * y[from + 1] * (y[from + 2] - y[last]);
    for (int m = from + 1; m < last - 1; m++) {
      result[m] -= strength * y[m + 1] * (y[m + 2] - y[m - 1]);
    }
    result[last - 1] -= strength * y[last] * (y[from] - y[last - 2]);
    result[last] -= strength * y[from] * (y[from + 1] - y[last - 1]);
  }

  /// The derivative of the term in the direction v.
  ///
  ///     −s (v_{m+1} (y_{m+2} − y_{m−1}) + y_{m+1} (v_{m+2} − v_{m−1}))
  ///
  /// @param strength s
  /// @param y        state; not modified
  /// @param v        direction; not modified
  /// @param result   the derivative is added to its values in the range
  static void addTangentTo(
      double strength, double[] y, double[] v, Range range, double[] result) {
    int from = range.from();
    int last = from + range.length() - 1;
    result[from] -=
        strength * (v[from + 1] * (y[from + 2] - y[last]) + y[from + 1] * (v[from + 2] - v[last]));
    for (int m = from + 1; m < last - 1; m++) {
      result[m] -=
          strength * (v[m + 1] * (y[m + 2] - y[m - 1]) + y[m + 1] * (v[m + 2] - v[m - 1]));
    }
    result[last - 1] -=
        strength * (v[last] * (y[from] - y[last - 2]) + y[last] * (v[from] - v[last - 2]));
    result[last] -=
        strength * (v[from] * (y[from + 1] - y[last - 1]) + y[from] * (v[from + 1] - v[last - 1]));
  }
}
