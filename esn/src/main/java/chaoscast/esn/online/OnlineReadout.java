package chaoscast.esn.online;

import chaoscast.core.linalg.DenseMatrix;

/// A linear readout z = W φ that learns while the network runs: it observes a state, emits an output, and
/// takes feedback on it.
///
///     readout.emit(state, output);
///     switch (readout) {
///       case TaughtReadout taught -> taught.learn(target);
///       case RewardedReadout rewarded -> rewarded.learn(error);
///     }
///
/// The two kinds differ in the feedback that they receive. Not thread-safe.
public sealed interface OnlineReadout permits TaughtReadout, RewardedReadout {
  /// @param state  φ, features × 1; not modified before the feedback has been given
  /// @param output z, outputs × 1; modified. While a readout learns from reward, it explores
  void emit(DenseMatrix state, DenseMatrix output);

  /// @return W, outputs × features, of the output without exploration; live
  DenseMatrix weights();
}
