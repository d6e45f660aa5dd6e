package chaoscast.esn.options;

/// What a node does to the sum of its inputs.
public enum Activation {
  TANH,
  /// Nothing: the network is linear but for what its features multiply.
  LINEAR
}
