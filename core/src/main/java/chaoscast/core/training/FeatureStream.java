package chaoscast.core.training;

import chaoscast.core.LaneMemory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import java.util.Optional;

/// The memory of some lanes of a [FeatureMap], and the steps that change it. Not thread-safe.
public interface FeatureStream {
  /// Moves every lane one time step on.
  ///
  /// @param states   dimension × lanes; not modified
  /// @param features feature count × lanes; modified
  void advance(DenseMatrix states, DenseMatrix features);

  /// Moves every lane one time step on and reads the features out, in binary64.
  ///
  /// @param states   dimension × lanes; not modified
  /// @param weights  W, outputs × feature count; not modified
  /// @param features feature count × lanes: room for the features; undefined afterwards
  /// @param outputs  outputs × lanes; modified: W φ, with the bits of [Kernels#multiply]
  default void advance(DenseMatrix states, DenseMatrix weights, DenseMatrix features,
      DenseMatrix outputs) {
    advance(states, features);
    Kernels.best().multiply(weights, features, outputs);
  }

  /// Moves a single lane through successive states, as in training.
  ///
  /// @param states   dimension × steps; not modified
  /// @param features feature count × steps; modified: column t holds the features after state t
  void sweep(DenseMatrix states, DenseMatrix features);

  /// @return what is remembered between two calls of [#advance], live; empty if it is unknown
  default Optional<LaneMemory> memory() {
    return Optional.empty();
  }
}
