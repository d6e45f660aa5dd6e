package chaoscast.d2r2;

/// Units of the features in the regression, which decide what a ridge holds small.
public enum FeatureScaling {
  /// As they are.
  NONE,
  /// Each divided by its root mean square over the training data: weights below a ridge then count by
  /// what they contribute. Folded into the weights afterwards, so that a step costs the same.
  RMS
}
