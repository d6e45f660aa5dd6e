package chaoscast.esn.online;

/// A readout that receives how wrong it was, in one number, but not what would have been right.
public non-sealed interface RewardedReadout extends OnlineReadout {
  /// @param error e ≥ 0 of the last output; the less, the better
  void learn(double error);

  /// How a rewarded readout stands, for those who watch.
  ///
  /// @param exploratory ‖z₂‖ of the last output: what is tried
  /// @param mastery     ‖z₁‖ of the last output: what is known
  /// @param gate        in [0, 1]: how much of what is tried becomes known
  /// @param amplitude   ψ of the exploration
  record Standing(double exploratory, double mastery, double gate, double amplitude) {}

  Standing standing();
}
