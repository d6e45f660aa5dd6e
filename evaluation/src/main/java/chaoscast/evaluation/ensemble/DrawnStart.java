package chaoscast.evaluation.ensemble;

import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.StartMembers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One start of an ensemble: what each model takes the states before it for.
///
/// @param models who forecasts
/// @param start  estimate of the control
/// @param drawn  of each model, in their order
record DrawnStart(EnsembleModels models, StartMembers start, List<StartMembers> drawn) {

  /// @param inflation by which starts are drawn apart, ≥ 0
  /// @param steps     of the forecasts
  EnsembleForecast forecast(double inflation, int steps) {
    var members = new ArrayList<Trajectory>();
    for (int m = 0; m < drawn.size(); m++) {
      members.addAll(run(models.members().get(m), drawn.get(m), inflation, steps));
    }
    return new EnsembleForecast(members, control(steps));
  }

  /// @return forecast from the estimate, as far as it is finite
  Trajectory control(int steps) {
    Trajectory estimate = start.estimate();
    var exact = new StartMembers(estimate, new double[1][estimate.steps() * estimate.dimension()]);
    return run(models.control(), exact, 0, steps).getFirst();
  }

  private static List<Trajectory> run(
      Surrogate surrogate, StartMembers starts, double inflation, int steps) {
    int lanes = starts.size();
    int d = surrogate.dimension();
    Trajectory past = starts.estimate();
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[lanes * d];
    for (int step = 0; step < past.steps(); step++) {
      for (int lane = 0; lane < lanes; lane++) {
        starts.copyState(lane, inflation, step, states, lane * d);
      }
      rollout.observe(states);
    }
    double[][] paths = new double[lanes][steps * d];
    int[] lengths = new int[lanes];
    for (int step = 0; step < steps; step++) {
      rollout.forecast(states);
      for (int lane = 0; lane < lanes; lane++) {
        if (lengths[lane] == step
            && Trajectory.isFinite(Arrays.copyOfRange(states, lane * d, (lane + 1) * d))) {
          System.arraycopy(states, lane * d, paths[lane], step * d, d);
          lengths[lane]++;
        }
      }
    }
    var forecasts = new ArrayList<Trajectory>();
    for (int lane = 0; lane < lanes; lane++) {
      forecasts.add(
          Trajectory.adopt(
              Arrays.copyOf(paths[lane], lengths[lane] * d), lengths[lane], d, past.timeStep())
              .withNames(past.names())
              .withStartTime(past.time(past.steps())));
    }
    return forecasts;
  }
}
