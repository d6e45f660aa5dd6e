package chaoscast.evaluation.study;

import chaoscast.core.training.ShardedTraining;

/// Finds a training on shards again, in another process, by its name.
@FunctionalInterface
public interface ShardFinder {
  /// @param training that a command line has, such as a contestant's label
  /// @throws chaoscast.core.InputException if it has none of that name, or that surrogate does not learn from shards
  ShardedTraining find(String training);
}
