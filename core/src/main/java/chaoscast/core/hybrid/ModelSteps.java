package chaoscast.core.hybrid;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.scaling.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// States beside the steps that a model takes from them, and what it leaves.
///
///     v_t = (x_t, u_t, K(x_t) − x_t),   e_t = x_{t+1} − K(x_t)
///
/// @param states    v in the system's units
/// @param residuals e of every variable of v, 0 for those that are no x; the last row, which has no next state, is 0
record ModelSteps(Trajectory states, Trajectory residuals) {

  /// @param data      x and, behind them, inputs u
  /// @param variables n, number of x
  /// @throws InputException where the model has no finite forecast
  static ModelSteps of(Trajectory data, int variables, Flow model) {
    int dimension = data.dimension();
    int width = dimension + variables;
    double[] seen = new double[Math.multiplyExact(data.steps(), width)];
    double[] left = new double[seen.length];
    double[] state = new double[dimension];
    double[] next = new double[variables];
    for (int t = 0; t < data.steps(); t++) {
      data.copyState(t, state, 0);
      System.arraycopy(state, 0, next, 0, variables);
      System.arraycopy(state, 0, seen, t * width, dimension);
      if (!model.advance(next)) {
        throw new InputException(
            "the model that is to be corrected must have a forecast from every training state but has none from state %d: %s"
                .formatted(t, Arrays.toString(Arrays.copyOf(state, variables))),
            "check its equations, parameters and units");
      }
      for (int i = 0; i < variables; i++) {
        seen[t * width + dimension + i] = next[i] - state[i];
        left[t * width + i] = t + 1 < data.steps() ? data.get(t + 1, i) - next[i] : 0;
      }
    }
    return new ModelSteps(
        Trajectory.adopt(seen, data.steps(), width, data.timeStep())
            .withNames(names(data, variables))
            .withStartTime(data.startTime())
            .withProvenance(data.provenance())
            .withOrigin(data.origin())
            .withDriving(width - variables),
        Trajectory.adopt(left, data.steps(), width, data.timeStep()));
  }

  private static List<String> names(Trajectory data, int variables) {
    var names = new ArrayList<>(data.names());
    data.names().subList(0, variables).forEach(name -> names.add("model." + name));
    return names;
  }

  /// @return v in the units of a correction
  Trajectory scaled(Correction correction) {
    return correction.seen().apply(states);
  }

  /// @return e in the units of a correction
  Trajectory targets(Correction correction) {
    double[] scale = new double[states.dimension()];
    Arrays.fill(scale, 1);
    System.arraycopy(correction.residual(), 0, scale, 0, correction.variables());
    return new Scaling(new double[scale.length], scale).apply(residuals);
  }
}
