package chaoscast.esn.reward;

/// What the network is fed while its weights are frozen.
public enum Feedback {
  /// As in the authors' scripts: the target where the outputs are the position, else the outputs of the last
  /// training trials. The readout is tested, not the closed loop.
  FORCED,
  /// The network's own output: it runs by itself.
  OWN
}
