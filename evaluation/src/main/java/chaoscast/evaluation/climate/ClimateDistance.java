package chaoscast.evaluation.climate;

/// How far two climates are apart, statistic by statistic; all zero for the same trajectory.
///
/// @param mean            root mean square of the differences of means, in standard deviations
/// @param covariance      Frobenius norm of the difference, as a share of the mean of both norms
/// @param histogram       mean over variables of how far values would have to be moved, in standard
///                        deviations
/// @param spectrum        mean over variables of ∫ |P₁ − P₂| / ∫ (P₁ + P₂), at most one
/// @param autocorrelation root mean square of the difference over lags and variables
/// @param dimension       difference of correlation dimensions, as a share of the greater
public record ClimateDistance(
    double mean,
    double covariance,
    double histogram,
    double spectrum,
    double autocorrelation,
    double dimension) {

  /// @return the mean of the six
  public double total() {
    return (mean + covariance + histogram + spectrum + autocorrelation + dimension) / 6;
  }
}
