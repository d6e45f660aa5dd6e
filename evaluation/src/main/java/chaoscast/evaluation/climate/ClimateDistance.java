package chaoscast.evaluation.climate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The distance of two climates, statistic by statistic; all zero for the same trajectory.
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

  /// @param distances at least one
  /// @return the mean of each statistic's
  static ClimateDistance mean(List<ClimateDistance> distances) {
    return new ClimateDistance(
        mean(distances, ClimateDistance::mean),
        mean(distances, ClimateDistance::covariance),
        mean(distances, ClimateDistance::histogram),
        mean(distances, ClimateDistance::spectrum),
        mean(distances, ClimateDistance::autocorrelation),
        mean(distances, ClimateDistance::dimension));
  }

  /// @return whether histogram, spectrum and autocorrelation are at most `factor` times the yardstick's
  boolean isWithin(double factor, ClimateDistance yardstick) {
    return histogram <= factor * yardstick.histogram
        && spectrum <= factor * yardstick.spectrum
        && autocorrelation <= factor * yardstick.autocorrelation;
  }

  private static double mean(
      List<ClimateDistance> distances, ToDoubleFunction<ClimateDistance> part) {
    return distances.stream().mapToDouble(part).average().orElseThrow();
  }
}
