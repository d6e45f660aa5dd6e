package chaoscast.evaluation.protocol;

/// Which states a surrogate observes before a forecast.
public enum StartKind {
  /// Those that were observed, with their noise.
  OBSERVED,
  /// Those that the surrogate itself takes for likely, from a window of observations.
  SMOOTHED
}
