package chaoscast.core.files.understanding;

/// A cubic spline through points, twice differentiable, with no curvature at its ends:
///
///     h_{i−1} M_{i−1} + 2 (h_{i−1} + h_i) M_i + h_i M_{i+1} = 6 (s_i − s_{i−1}),   M_0 = M_{n−1} = 0
///
/// with h_i the steps, s_i the slopes between neighbours and M_i the second derivatives.
///
/// Source: C. de Boor, A Practical Guide to Splines (1978), chapter IV.
final class Spline {
  private final double[] times;
  private final double[] values;
  private final double[] curvature;

  /// @param times  rising strictly, at least two; not cloned
  /// @param values as many; not cloned
  Spline(double[] times, double[] values) {
    this.times = times;
    this.values = values;
    int n = times.length;
    this.curvature = new double[n];
    double[] upper = new double[n];
    double[] right = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double before = times[i] - times[i - 1];
      double after = times[i + 1] - times[i];
      double jump =
          6 * ((values[i + 1] - values[i]) / after - (values[i] - values[i - 1]) / before);
      double pivot = 2 * (before + after) - before * upper[i - 1];
      upper[i] = after / pivot;
      right[i] = (jump - before * right[i - 1]) / pivot;
    }
    for (int i = n - 2; i > 0; i--) {
      curvature[i] = right[i] - upper[i] * curvature[i + 1];
    }
  }

  /// @param interval whose ends enclose the time
  double at(int interval, double time) {
    double h = times[interval + 1] - times[interval];
    double a = (times[interval + 1] - time) / h;
    double b = 1 - a;
    return a * values[interval] + b * values[interval + 1]
        + ((a * a * a - a) * curvature[interval] + (b * b * b - b) * curvature[interval + 1])
            * h * h / 6;
  }
}
