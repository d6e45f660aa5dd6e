package chaoscast.evaluation.baseline;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.training.DelayMap;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.Target;
import java.util.List;

/// Trains a [Learner] on increments of delayed states.
///
/// @param provider name that surrogates carry
/// @param learner  with its options
/// @param seed     of random draws
record BaselineTrainer(String provider, Learner learner, Seed seed) implements SurrogateTrainer {
  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    progress.at("train", 0, 1);
    Delays delays = Delays.of(learner.delays(), learner.stride(), trajectories);
    DelayedSamples samples = DelayedSamples.of(trajectories, delays);
    Learner chosen = learner.chosen(delays);
    Learner.Fitted fitted = chosen.fit(samples, seed.child(provider));
    var header =
        ModelHeader.of(
            provider,
            Options.values((Record) chosen),
            trajectories.getFirst().timeStep(),
            delays.past() + 1);
    FeatureMap map =
        delays.count() == 0
            ? fitted.map()
            : new DelayMap(fitted.map(), delays.count(), delays.stride());
    progress.at("train", 1, 1);
    return ReadoutSurrogate.of(
        header, map, inTheDatasUnits(fitted.weights(), samples), Target.INCREMENT);
  }

  private static double[] inTheDatasUnits(double[][] weights, DelayedSamples samples) {
    double[][] rows = new double[weights.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = weights[i].clone();
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] *= samples.deviation()[i];
      }
      rows[i][rows[i].length - 1] += samples.mean()[i];
    }
    return Rows.joined(rows);
  }
}
