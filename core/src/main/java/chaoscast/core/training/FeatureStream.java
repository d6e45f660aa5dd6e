package chaoscast.core.training;

import chaoscast.core.linalg.Block;

/// The memory of some lanes of a [FeatureMap], and the steps that change it. Not thread-safe.
public interface FeatureStream {
  /// Moves every lane one time step on.
  ///
  /// @param states   dimension × lanes; not modified
  /// @param features feature count × lanes; modified
  void advance(Block states, Block features);

  /// Moves a single lane through successive states, as in training.
  ///
  /// @param states   dimension × steps; not modified
  /// @param features feature count × steps; modified: column t holds the features after state t
  void sweep(Block states, Block features);
}
