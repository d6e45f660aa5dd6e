package chaoscast.evaluation.score;

/// How well the forecasts of one forecaster match the truth.
///
/// @param horizon    in the system's time unit
/// @param errorCurve median over starts of the error, one a forecast step, the first at index 0;
///                   infinite where more than half have diverged
/// @param diverged   number of starts whose forecast left the finite numbers
public record Score(HorizonStatistics horizon, double[] errorCurve, int diverged) {

  public Score {
    errorCurve = errorCurve.clone();
  }

  @Override
  public double[] errorCurve() {
    return errorCurve.clone();
  }
}
