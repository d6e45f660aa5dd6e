package chaoscast.esn.reward;

/// How a readout learns.
public enum Algorithm {
  /// Recursive least squares on the target (FORCE): the one that is told what would have been right.
  RLS,
  /// Reward-modulated Hebbian learning: explores, and keeps what lowers the error.
  RMHL,
  /// Reward-modulated exploration that teaches a second readout by recursive least squares.
  SUPERTREX
}
