package chaoscast.core.scaling;

import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.training.RidgeRegression;
import chaoscast.core.training.ShardFit;
import java.util.List;
import java.util.Optional;

/// Trains in scaled units, unless the trainer keeps the system's, and gives a surrogate in the system's own. Where one law is
/// learned for all variables they have one mean and one standard deviation, since with means and deviations of a
/// sample of their own they would no longer obey one.
///
/// @param trainer trains on scaled data
/// @param kind    how the scaling is taken from the training data
public record ScaledTrainer(SurrogateTrainer trainer, ScalingKind kind)
    implements SurrogateTrainer {

  @Override
  public void requireDrivableBy(List<String> inputs) {
    trainer.requireDrivableBy(inputs);
  }

  @Override
  public Optional<ShardFit> onShards(List<Trajectory> first) {
    if (kind == ScalingKind.NONE || trainer.keepsUnits()) {
      return trainer.onShards(first);
    }
    Scaling scaling = kind.fit(first, trainer.isOneLaw());
    return trainer.onShards(first.stream().map(scaling::apply).toList())
        .map(fit -> new ScaledShards(fit, scaling));
  }

  private record ScaledShards(ShardFit fit, Scaling scaling) implements ShardFit {
    @Override
    public RidgeRegression take(int number, List<Trajectory> shard) {
      return fit.take(number, shard.stream().map(scaling::apply).toList());
    }

    @Override
    public RidgeRegression regression(double[] statistics) {
      return fit.regression(statistics);
    }

    @Override
    public Surrogate solve(RidgeRegression all) {
      return new ScaledSurrogate(fit.solve(all), scaling);
    }
  }

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    if (kind == ScalingKind.NONE || trainer.keepsUnits() || trajectories.isEmpty()) {
      return trainer.fit(trajectories, progress);
    }
    Scaling scaling = kind.fit(trajectories, trainer.isOneLaw());
    List<Trajectory> scaled = trajectories.stream().map(scaling::apply).toList();
    return new ScaledSurrogate(trainer.fit(scaled, progress), scaling);
  }
}
