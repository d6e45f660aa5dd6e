package chaoscast.esn.reward;

/// Which movement is charged to a joint, next to the error of the hand.
public enum MovementCost {
  /// |z − z̄|, with the low-pass z̄ of the whole output: what a cost of movement must be.
  CORRECTED,
  /// |z − z̄₂|, with the low-pass of the exploratory output only, as in the authors' script for SUPERTREX. As soon
  /// as mastery carries the output, this charges the output itself: six of their eleven seeds fail.
  SCRIPT
}
