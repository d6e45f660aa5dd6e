package chaoscast.core.scaling;

import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import java.util.List;

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
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    if (kind == ScalingKind.NONE || trainer.keepsUnits() || trajectories.isEmpty()) {
      return trainer.fit(trajectories, progress);
    }
    Scaling scaling = kind.fit(trajectories, trainer.isOneLaw());
    List<Trajectory> scaled = trajectories.stream().map(scaling::apply).toList();
    return new ScaledSurrogate(trainer.fit(scaled, progress), scaling);
  }
}
