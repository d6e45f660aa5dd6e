package chaoscast.splinenets.loss;

/// The line that fits some samples best:
///
///     slope = Σ (x − x̄)(y − ȳ) / Σ (x − x̄)²,   through (x̄, ȳ)
///
/// @param meanInput  x̄
/// @param meanTarget ȳ
/// @param slope      0 if all inputs are equal
public record LeastSquaresLine(double meanInput, double meanTarget, double slope) {

  /// @param from first sample
  /// @param to   one past the last, > from
  public static LeastSquaresLine through(Samples samples, int from, int to) {
    double meanInput = 0;
    double meanTarget = 0;
    for (int n = from; n < to; n++) {
      meanInput += samples.input(n) / (to - from);
      meanTarget += samples.target(n) / (to - from);
    }
    double variance = 0;
    double covariance = 0;
    for (int n = from; n < to; n++) {
      double offset = samples.input(n) - meanInput;
      variance += offset * offset;
      covariance += offset * (samples.target(n) - meanTarget);
    }
    return new LeastSquaresLine(meanInput, meanTarget, variance > 0 ? covariance / variance : 0);
  }

  /// @return the line's value at x
  public double evaluate(double x) {
    return meanTarget + slope * (x - meanInput);
  }
}
