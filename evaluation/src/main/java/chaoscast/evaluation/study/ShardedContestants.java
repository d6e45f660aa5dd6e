package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Once;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.training.ShardedTraining;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Fitting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Contestants that take their training data in shard by shard, one after the other. One that must see all data at
/// once says so when it is asked for.
public final class ShardedContestants implements ShardFinder {
  private final Map<String, Once<ShardedTraining>> trainings = new LinkedHashMap<>();

  /// @param contestants no two of one label
  /// @param scaling     of the states, as those of the first shard
  /// @param count       number of shards, ≥ 1
  /// @param shards      reads or makes the shard of a number, from 0 on; a pure function
  public ShardedContestants(
      List<Contestant> contestants, ScalingKind scaling, int count,
      IntFunction<List<Trajectory>> shards) {
    for (Contestant one : contestants) {
      trainings.put(
          one.label(),
          new Once<ShardedTraining>(
              () -> ShardedTraining.of(
                  new ScaledTrainer(one.trainer(), scaling), count, shards)));
    }
  }

  @Override
  public ShardedTraining find(String training) {
    Once<ShardedTraining> found = trainings.get(training);
    if (found == null) {
      throw new InputException(
          "the training '%s' must be one of %s but is not".formatted(training, trainings.keySet()),
          "run workers of the same version");
    }
    return found.get();
  }

  /// @param engine takes the shards in; decides no result
  public Fitting on(TrialEngine engine) {
    return (contestant, _, progress) -> {
      ShardedTraining training = find(contestant.label());
      return training.solve(engine.sum(contestant.label(), training, progress));
    };
  }
}
