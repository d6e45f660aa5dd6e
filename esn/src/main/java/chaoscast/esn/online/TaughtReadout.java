package chaoscast.esn.online;

import chaoscast.core.linalg.DenseMatrix;

/// A readout that receives what it should have emitted.
public non-sealed interface TaughtReadout extends OnlineReadout {
  /// @param target what the last output should have been, outputs × 1; not modified
  void learn(DenseMatrix target);
}
