package chaoscast.lorenz.lyapunov;

import java.util.OptionalDouble;

/// Lyapunov exponents of a system, the largest first.
///
/// @param exponents      λ₁ ≥ λ₂ ≥ … up to their errors, per time unit
/// @param standardErrors of each, from the scatter of blocks of time
/// @param meanTrace      of the Jacobian, averaged over time: what all exponents sum up to
/// @param dimension      how many exponents there are: variables less conserved quantities; fewer than
///                       this are the leading ones
/// @param time           over which they were averaged
public record LyapunovSpectrum(
    double[] exponents, double[] standardErrors, double meanTrace, int dimension, double time) {

  public LyapunovSpectrum {
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

  /// How far the sum of all exponents is from the mean trace, as a share of it.
  ///
  /// @return |Σλ − tr| / |tr|, the numerator alone if the trace is zero; empty for a leading part
  public OptionalDouble traceResidual() {
    if (exponents.length < dimension) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (double exponent : exponents) {
      sum += exponent;
    }
    return OptionalDouble.of(
        Math.abs(sum - meanTrace) / (meanTrace == 0 ? 1 : Math.abs(meanTrace)));
  }

  /// The dimension at which volumes neither grow nor shrink.
  ///
  ///     D = j + (λ₁ + … + λ_j) / |λ_{j+1}|,   j the last with λ₁ + … + λ_j ≥ 0
  ///
  /// Source: J. L. Kaplan, J. A. Yorke, Lecture Notes in Mathematics 730 (1979) 204–227,
  /// doi:10.1007/BFb0064319.
  ///
  /// @return D; empty if it needs more exponents than there are
  public OptionalDouble kaplanYorkeDimension() {
    double sum = 0;
    for (int j = 0; j < exponents.length; j++) {
      if (sum + exponents[j] < 0) {
        return OptionalDouble.of(j + sum / Math.abs(exponents[j]));
      }
      sum += exponents[j];
    }
    return exponents.length == dimension
        ? OptionalDouble.of(dimension)
        : OptionalDouble.empty();
  }

  /// @return λ₁ with its error
  public LyapunovEstimate leading() {
    return new LyapunovEstimate(
        exponents[0],
        standardErrors[0],
        "tangent flow over %s time units".formatted(time));
  }
}
