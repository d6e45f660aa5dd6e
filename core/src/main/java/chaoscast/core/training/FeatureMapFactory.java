package chaoscast.core.training;

import chaoscast.core.Trajectory;
import java.util.List;

/// Builds the feature map for a training set: its dimension, and whatever the data decides, such as
/// quantiles. Gives the same map for the same data every time.
@FunctionalInterface
public interface FeatureMapFactory {
  /// @param training at least one trajectory, all of one dimension
  FeatureMap build(List<Trajectory> training);
}
