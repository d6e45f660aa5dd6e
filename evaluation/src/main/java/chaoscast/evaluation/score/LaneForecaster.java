package chaoscast.evaluation.score;

/// Predicts some starts together, one step a call: a surrogate's rollout or a baseline.
@FunctionalInterface
public interface LaneForecaster {
  /// @param states starts × dimension, row-major; modified: the next predicted state of every start
  void next(double[] states);
}
