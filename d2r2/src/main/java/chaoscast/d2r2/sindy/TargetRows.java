package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;

/// Turns samples into rows of the regression of derivatives, or of next states, on terms.
sealed interface TargetRows permits DifferenceRows, NextStateRows, WeakRows {
  /// Takes rows of the regression.
  interface Sink {
    /// @param theta terms × rows; not modified
    /// @param y     derivatives or next states × rows; not modified
    /// @param rest  what of them terms are to explain; not modified. It is y itself where nothing is known
    void add(DenseMatrix theta, DenseMatrix y, DenseMatrix rest);
  }

  /// @return m: that many samples at the start are not the middle of a row
  int margin();

  /// @return that many samples at the end are not the middle of a row
  default int end() {
    return margin();
  }

  /// @return samples that one independent row takes, ≥ 1: rows closer together share their noise
  int spacing();

  /// Adds the rows whose middles are in a range of steps.
  ///
  /// @param data    not modified
  /// @param from    first step, ≥ m
  /// @param to      after the last step, ≤ steps − end
  /// @param map     the terms
  /// @param known   the model beside them; nothing for a map
  /// @param sink    gets the rows
  void add(Trajectory data, int from, int to, TermMap map, KnownPart known, Sink sink);
}
