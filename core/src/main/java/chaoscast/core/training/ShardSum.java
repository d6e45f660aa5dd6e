package chaoscast.core.training;

import chaoscast.core.model.TrainedOn;

/// What one or several shards give a regression.
///
/// @param regression all samples, taken in
/// @param trainedOn  the states, in the order of the shards
public record ShardSum(RidgeRegression regression, TrainedOn trainedOn) {
  /// @param later shards behind these; not modified
  /// @return both; the regression is this one's, which has taken in the other
  public ShardSum plus(ShardSum later) {
    regression.merge(later.regression);
    return new ShardSum(regression, trainedOn.plus(later.trainedOn));
  }
}
