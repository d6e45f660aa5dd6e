package chaoscast.core.training;

/// What the readout predicts.
public enum Target {
  /// The next state: x̂_{t+1} = W φ_t.
  STATE,
  /// The change to it: x̂_{t+1} = x_t + W φ_t.
  INCREMENT
}
