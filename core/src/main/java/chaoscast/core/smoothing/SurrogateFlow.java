package chaoscast.core.smoothing;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import java.util.function.Supplier;

/// The closed loop of a surrogate that remembers the present state only, with its Jacobian from lanes of one roll-out
/// on both sides of the state:
///
///     ∂Φ/∂x_k ≈ (Φ(x + h e_k) − Φ(x − h e_k)) / 2h,   h = 10⁻⁵ of what the variable varies by
///
/// Nine digits of the Jacobian are right where Φ is smooth, which is more than an estimate of noisy states can use.
final class SurrogateFlow implements Flow {
  private static final double SHARE = 1e-5;

  private final Rollout alone;
  private final Rollout around;
  private final double[] steps;
  private final double[] lanes;
  private final double[] column;

  /// @param scale what each variable varies by, > 0; not modified
  private SurrogateFlow(Surrogate surrogate, double[] scale) {
    int d = surrogate.dimension();
    alone = surrogate.startRollout(1);
    around = surrogate.startRollout(1 + 2 * d);
    steps = new double[d];
    for (int k = 0; k < d; k++) {
      steps[k] = SHARE * scale[k];
    }
    lanes = new double[(1 + 2 * d) * d];
    column = new double[d];
  }

  /// @return whether a surrogate has a derivative of its own, or remembers the present state only and is driven by
  ///     nothing from outside
  static boolean isThereFor(Surrogate surrogate) {
    return surrogate.flow().isPresent() || remembersThePresentOnly(surrogate);
  }

  private static boolean remembersThePresentOnly(Surrogate surrogate) {
    return surrogate.inputs().isEmpty()
        && surrogate.warmUp() == 1
        && surrogate.startRollout(1).memory().map(LaneMemory::size).orElse(0)
            == surrogate.dimension();
  }

  /// @param surrogate one that it is there for, in the units of the data
  /// @param data      what it is to explain; not modified
  /// @return makes new flows, for one thread each: the surrogate's own where it has one
  static Supplier<Flow> of(Surrogate surrogate, Trajectory data) {
    if (surrogate.flow().isPresent()) {
      return () -> surrogate.flow().orElseThrow();
    }
    double[] scale = WhiteNoise.deviations(data);
    for (int k = 0; k < scale.length; k++) {
      scale[k] = scale[k] > 0 ? scale[k] : 1;
    }
    return () -> new SurrogateFlow(surrogate, scale);
  }

  @Override
  public int dimension() {
    return steps.length;
  }

  @Override
  public boolean advance(double[] state) {
    if (!Trajectory.isFinite(state)) {
      return false;
    }
    alone.observe(state);
    alone.forecast(state);
    return Trajectory.isFinite(state);
  }

  /// @param sensitivities 0: a surrogate's parameters are fixed
  @Override
  public boolean advance(double[] state, double[][] vectors, int sensitivities) {
    int d = steps.length;
    if (sensitivities != 0) {
      throw new IllegalArgumentException("a surrogate has no open parameters");
    }
    for (int lane = 0; lane <= 2 * d; lane++) {
      System.arraycopy(state, 0, lanes, lane * d, d);
    }
    for (int k = 0; k < d; k++) {
      lanes[(1 + 2 * k) * d + k] += steps[k];
      lanes[(2 + 2 * k) * d + k] -= steps[k];
    }
    if (!Trajectory.isFinite(lanes)) {
      return false;
    }
    around.observe(lanes);
    around.forecast(lanes);
    if (!Trajectory.isFinite(lanes)) {
      return false;
    }
    System.arraycopy(lanes, 0, state, 0, d);
    int width = vectors.length == 0 ? 0 : vectors[0].length;
    for (int c = 0; c < width; c++) {
      for (int k = 0; k < d; k++) {
        column[k] = vectors[k][c];
        vectors[k][c] = 0;
      }
      for (int k = 0; k < d; k++) {
        if (column[k] != 0) {
          double share = column[k] / (2 * steps[k]);
          for (int r = 0; r < d; r++) {
            vectors[r][c] +=
                share * (lanes[(1 + 2 * k) * d + r] - lanes[(2 + 2 * k) * d + r]);
          }
        }
      }
    }
    return true;
  }
}
