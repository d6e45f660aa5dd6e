package chaoscast.core.training;

import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.List;

/// A readout on a feature map, fitted to shards.
///
/// @param trainer   the settings
/// @param map       features, as the first shard has them
/// @param dimension of the data, ≥ 1
/// @param timeStep  Δt of the data
public record ReadoutShards(
    ReadoutTrainer trainer, FeatureMap map, int dimension, double timeStep) implements ShardFit {

  @Override
  public RidgeRegression take(int number, List<Trajectory> shard) {
    RidgeRegression regression =
        trainer.readout().solver().start(map.featureCount(), dimension);
    boolean[] noisy = new boolean[dimension];
    Arrays.fill(noisy, true);
    trainer.take(
        new TrainingSet(shard), List.of(), map, noisy,
        trainer.seed().child("input-noise/shard/" + number), regression, Progress.NONE);
    return regression;
  }

  @Override
  public RidgeRegression regression(double[] statistics) {
    return trainer.readout().solver().restore(map.featureCount(), dimension, statistics);
  }

  @Override
  public Surrogate solve(RidgeRegression all) {
    return readout(all);
  }

  /// As [#solve].
  public ReadoutSurrogate readout(RidgeRegression all) {
    return new AccumulatedReadout(trainer, map, all, timeStep)
        .solve(trainer.readout().ridge());
  }
}
