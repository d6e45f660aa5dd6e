package chaoscast.lorenz.generation;

import chaoscast.core.Provenance;
import chaoscast.core.files.TrajectorySource;
import java.util.List;
import java.util.random.RandomGenerator;

/// States as instruments would see them: with independent normal noise on every value.
///
/// @param exact      the states themselves; used up
/// @param deviations standard deviation of the noise on each variable
/// @param random     draws it; advanced
record NoisySource(TrajectorySource exact, double[] deviations, RandomGenerator random)
    implements TrajectorySource {
  @Override
  public int steps() {
    return exact.steps();
  }

  @Override
  public List<String> names() {
    return exact.names();
  }

  @Override
  public double timeStep() {
    return exact.timeStep();
  }

  @Override
  public double startTime() {
    return exact.startTime();
  }

  @Override
  public Provenance provenance() {
    return exact.provenance();
  }

  @Override
  public void next(double[] state) {
    exact.next(state);
    for (int i = 0; i < state.length; i++) {
      state[i] += deviations[i] * random.nextGaussian();
    }
  }
}
