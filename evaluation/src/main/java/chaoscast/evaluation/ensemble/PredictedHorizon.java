package chaoscast.evaluation.ensemble;

import chaoscast.core.Trajectory;
import chaoscast.evaluation.score.ErrorMeasure;
import java.util.Arrays;

/// How far a forecast will see: each member in turn is taken for the truth, and the control's horizon against it is as
/// likely as any other's.
///
/// @param steps  of each member that is finite for as long as that takes, in rising order; `longest` where the control
///               is valid to the end
/// @param longest steps that were forecast
public record PredictedHorizon(double[] steps, int longest) {

  /// @param threshold greatest valid error
  /// @param longest   steps that were forecast
  public static PredictedHorizon of(
      EnsembleForecast forecast, ErrorMeasure measure, double threshold, int longest) {
    return new PredictedHorizon(
        forecast.members().stream()
            .mapToDouble(member -> valid(forecast.control(), member, 0, measure, threshold))
            .sorted()
            .toArray(),
        longest);
  }

  /// @param first of the truth's states that belongs to the first step
  /// @return steps from the first on whose error is at most the threshold
  static int valid(
      Trajectory control, Trajectory truth, int first, ErrorMeasure measure, double threshold) {
    double[] forecast = new double[control.dimension()];
    double[] followed = new double[control.dimension()];
    int most = Math.min(control.steps(), truth.steps() - first);
    for (int step = 0; step < most; step++) {
      control.copyState(step, forecast, 0);
      truth.copyState(first + step, followed, 0);
      if (!(measure.between(followed, 0, forecast, 0) <= threshold)) {
        return step;
      }
    }
    return most;
  }

  /// @param p in (0, 1)
  /// @return quantile, in steps
  public double quantile(double p) {
    return EnsembleForecast.quantile(steps, p);
  }

  /// @return whether more than half of the members would have it valid to the end
  public boolean isCensored() {
    return quantile(0.5) >= longest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PredictedHorizon that
        && longest == that.longest
        && Arrays.equals(steps, that.steps);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(steps);
  }

  @Override
  public String toString() {
    return "PredictedHorizon[median %s of %d]".formatted(quantile(0.5), longest);
  }
}
