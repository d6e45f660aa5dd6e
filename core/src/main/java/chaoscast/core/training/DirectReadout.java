package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.linalg.DenseMatrix;

/// A way from states to outputs that passes the features by, for maps without memory:
///
///     x ↦ W Φ(x)
///
/// in binary64, to rounding error; a lane has the same bits whether it runs alone or among others.
/// Immutable; what a run needs to work lives in its [Stream].
public interface DirectReadout {
  /// @return what one step of one lane costs this way, features and readout together
  Cost cost();

  /// @param lanes columns of every block of states
  Stream start(int lanes);

  /// The work space of one run. Not thread-safe; a step allocates nothing.
  interface Stream {
    /// @param states  dimension × lanes; not modified
    /// @param outputs outputs × lanes; modified
    void apply(DenseMatrix states, DenseMatrix outputs);
  }
}
