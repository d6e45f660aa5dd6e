package chaoscast.core.training;

import chaoscast.core.LaneMemory;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Optional;

/// A feature map of the present state alone: φ_t = Φ(x_t). Lanes and successive steps are then the
/// same thing, so one method computes both.
public interface MemorylessFeatureMap extends FeatureMap {
  /// Computes the features of every column.
  ///
  /// @param states   dimension × columns; not modified
  /// @param features feature count × columns; modified
  void apply(DenseMatrix states, DenseMatrix features);

  @Override
  default FeatureStream start(int lanes) {
    return new FeatureStream() {
      @Override
      public void advance(DenseMatrix states, DenseMatrix features) {
        apply(states, features);
      }

      @Override
      public void sweep(DenseMatrix states, DenseMatrix features) {
        apply(states, features);
      }

      @Override
      public Optional<LaneMemory> memory() {
        return Optional.of(LaneMemory.none(lanes));
      }
    };
  }
}
