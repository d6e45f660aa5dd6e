package chaoscast.evaluation.climate;

/// Lyapunov exponents with their errors, the largest first.
///
/// @param exponents      per time unit
/// @param standardErrors from the scatter of independent runs; NaN for a single one
public record ExponentEstimates(double[] exponents, double[] standardErrors) {

  public ExponentEstimates {
    exponents = exponents.clone();
    standardErrors = standardErrors.clone();
  }

  @Override
  public double[] exponents() {
    return exponents.clone();
  }

  @Override
  public double[] standardErrors() {
    return standardErrors.clone();
  }

  /// @param rates of each run
  static ExponentEstimates of(double[][] rates) {
    int count = rates[0].length;
    double[] means = new double[count];
    double[] errors = new double[count];
    for (int i = 0; i < count; i++) {
      for (double[] run : rates) {
        means[i] += run[i] / rates.length;
      }
      double squares = 0;
      for (double[] run : rates) {
        squares += (run[i] - means[i]) * (run[i] - means[i]);
      }
      errors[i] = Math.sqrt(squares / (rates.length - 1) / rates.length);
    }
    return new ExponentEstimates(means, errors);
  }
}
