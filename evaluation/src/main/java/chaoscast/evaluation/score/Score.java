package chaoscast.evaluation.score;

import java.util.List;
import java.util.OptionalDouble;

/// How well the forecasts of one forecaster match the truth.
///
/// @param horizon    in the system's time unit
/// @param errorCurve median over starts of the error, one a forecast step, the first at index 0;
///                   infinite where more than half have diverged
/// @param diverged   number of starts whose forecast left the finite numbers
/// @param growthRate of the median error while it is small, per time unit, if it can be measured
/// @param thresholds horizons had the threshold been another one
public record Score(
    HorizonStatistics horizon,
    double[] errorCurve,
    int diverged,
    OptionalDouble growthRate,
    List<ThresholdHorizon> thresholds) {

  public Score {
    errorCurve = errorCurve.clone();
    thresholds = List.copyOf(thresholds);
  }

  @Override
  public double[] errorCurve() {
    return errorCurve.clone();
  }
}
