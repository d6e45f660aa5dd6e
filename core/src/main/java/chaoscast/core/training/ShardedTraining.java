package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.driven.DrivenSurrogate;
import chaoscast.core.model.TrainedOn;
import chaoscast.core.parallel.MergeTree;
import chaoscast.core.parallel.Parallel;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Trains on data that are never in memory together: shard by shard, in any number of processes.
///
///     var training = ShardedTraining.of(trainer, 1000, number -> List.of(read(number)));
///     Surrogate surrogate = training.solve(training.sum(2, _ -> {}));
///
/// Each shard gives its normal equations or its orthogonal factor; they are merged along a [MergeTree] over the numbers
/// of the shards. So the surrogate is the same to the last bit whoever takes in which shards. A process
/// holds one shard, and one regression for each level of the tree at most.
///
/// Source: J. Demmel, L. Grigori, M. Hoemmen, J. Langou, SIAM J. Sci. Comput. 34 (2012) A206–A239,
/// doi:10.1137/080731992 (factors merged along a tree).
public final class ShardedTraining {
  private final int count;
  private final IntFunction<List<Trajectory>> shards;
  private final ShardFit fit;
  private final Kind kind;

  /// What all shards have in common.
  private record Kind(int dimension, double timeStep, List<String> inputs) {
    static Kind of(Trajectory trajectory) {
      return new Kind(
          trajectory.dimension(), trajectory.timeStep(), List.copyOf(trajectory.inputNames()));
    }

    String text() {
      return "%d variables, time step %s and inputs %s".formatted(dimension, timeStep, inputs);
    }
  }

  private ShardedTraining(
      int count, IntFunction<List<Trajectory>> shards, ShardFit fit, Kind kind) {
    this.count = count;
    this.shards = shards;
    this.fit = fit;
    this.kind = kind;
  }

  /// @param trainer must be one that learns from shards
  /// @param count   number of shards, ≥ 1
  /// @param shards  reads or makes the shard of a number, from 0 on: one trajectory at least, all of one dimension,
  ///                time step and inputs; a pure function
  /// @throws InputException if the trainer does not learn from shards
  public static ShardedTraining of(
      SurrogateTrainer trainer, int count, IntFunction<List<Trajectory>> shards) {
    Requirements.requireAtLeast("shards", 1, count);
    List<Trajectory> first = shards.apply(0);
    if (!first.getFirst().inputNames().isEmpty()) {
      trainer.requireDrivableBy(first.getFirst().inputNames());
    }
    ShardFit fit =
        trainer
            .onShards(withInputs(first))
            .orElseThrow(
                () -> new InputException(
                    "this surrogate, with these options, does not learn from shards of its data",
                    "leave --engine out, or take one that fits one readout to fixed features, such as d2r2 or"
                        + " lsr-esn"));
    return new ShardedTraining(count, shards, fit, Kind.of(first.getFirst()));
  }

  /// @return number of shards
  public int count() {
    return count;
  }

  /// Takes in a subtree of the shards.
  ///
  /// @param number of a block, from 0 on
  /// @param block  shards to a block, a power of two
  /// @param taken  is told the number of each shard that is in
  /// @return what the block gives
  public ShardSum block(int number, int block, IntConsumer taken) {
    var tree = new MergeTree<ShardSum>(ShardSum::plus);
    for (int shard = number * block; shard < Math.min(count, (number + 1) * block); shard++) {
      tree.add(take(shard));
      taken.accept(shard);
    }
    return tree.sum();
  }

  /// Takes in all shards, in threads of this process.
  ///
  /// @param threads decides no bit
  /// @param taken   is told the number of each shard that is in, by any thread
  public ShardSum sum(int threads, IntConsumer taken) {
    int block = MergeTree.block(count, threads);
    var tree = new MergeTree<ShardSum>(ShardSum::plus);
    Parallel.map(
        Math.ceilDiv(count, block), threads, number -> block(number, block, taken))
        .forEach(tree::add);
    return tree.sum();
  }

  /// @param statistics what [RidgeRegression#statistics] gave in another process
  /// @param trainedOn  the states that went in
  public ShardSum sum(double[] statistics, TrainedOn trainedOn) {
    return new ShardSum(fit.regression(statistics), trainedOn);
  }

  /// @param all shards, merged
  /// @throws SingularRegressionException if no solution can be trusted
  public Surrogate solve(ShardSum all) {
    if (all.regression().samples() == 0) {
      throw new InputException(
          "shards must be longer than the washout for a pair of states, but none of %d is"
              .formatted(count),
          "give longer trajectories or a shorter washout");
    }
    Surrogate states = DrivenSurrogate.of(fit.solve(all.regression()), kind.inputs());
    return states.withHeader(states.header().withTrainedOn(all.trainedOn()));
  }

  private ShardSum take(int number) {
    List<Trajectory> shard = shards.apply(number);
    for (Trajectory one : shard) {
      requireLikeFirst(number, one);
    }
    return new ShardSum(fit.take(number, withInputs(shard)), TrainedOn.of(shard));
  }

  private void requireLikeFirst(int number, Trajectory one) {
    Kind found = Kind.of(one);
    if (!found.equals(kind)) {
      String source = one.origin().source();
      throw new InputException(
          "shard %d%s must have %s, as the first has, but has %s"
              .formatted(
                  number + 1, source.isEmpty() ? "" : " (" + source + ")", kind.text(),
                  found.text()));
    }
  }

  private static List<Trajectory> withInputs(List<Trajectory> shard) {
    return shard.stream().map(Trajectory::withInputsAsStates).toList();
  }
}
