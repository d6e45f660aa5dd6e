import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.ReadoutTrainer;
import java.util.List;

/// Learns the Hénon map from its own orbit, and prints how far the forecast of the next step is off.
void main() {
  int steps = 1001;
  double[] states = new double[2 * steps];
  for (int i = 0; i + 1 < steps; i++) {
    states[2 * i + 2] = 1 - 1.4 * states[2 * i] * states[2 * i] + states[2 * i + 1];
    states[2 * i + 3] = 0.3 * states[2 * i];
  }
  Trajectory orbit = Trajectory.of(states, 2, 1);
  FeatureMap map =
      FeatureMap.of(
          2,
          4,
          (state, features) -> {
            features[0] = 1;
            features[1] = state[0];
            features[2] = state[1];
            features[3] = state[0] * state[0];
          });

  Surrogate surrogate =
      ReadoutTrainer.of("henon", map, ReadoutOptions.PAPER.withRidge(0))
          .train(List.of(orbit.slice(0, 900)), Progress.NONE);

  double next = surrogate.forecast(orbit.slice(0, 900), 1).predicted().get(0, 0);
  IO.println("off by less than 1e-9: " + (Math.abs(next - orbit.get(900, 0)) < 1e-9));
}
