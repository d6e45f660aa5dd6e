package chaoscast.core;

import java.util.List;

/// Small trajectories to train on: Lorenz' model of 1963 in units of eight, by classical Runge–Kutta.
///
/// Written out here because surrogates never see the module of the systems.
public final class ChaoticData {
  public static final double TIME_STEP = 0.02;
  private static final double UNIT = 8;

  private ChaoticData() {}

  /// @param start any state near the attractor, in the model's own units
  /// @param steps number of states, after 500 that are discarded
  public static Trajectory lorenz(double[] start, int steps) {
    double[] state = start.clone();
    double[] states = new double[3 * steps];
    for (int step = -500; step < steps; step++) {
      for (int i = 0; step >= 0 && i < 3; i++) {
        states[3 * step + i] = state[i] / UNIT;
      }
      state = rungeKutta(state, TIME_STEP);
    }
    return Trajectory.of(states, 3, TIME_STEP).withNames(List.of("x", "y", "z"));
  }

  private static double[] rungeKutta(double[] s, double h) {
    double[] k1 = derivative(s);
    double[] k2 = derivative(moved(s, k1, h / 2));
    double[] k3 = derivative(moved(s, k2, h / 2));
    double[] k4 = derivative(moved(s, k3, h));
    double[] next = new double[3];
    for (int i = 0; i < 3; i++) {
      next[i] = s[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    return next;
  }

  private static double[] derivative(double[] s) {
    return new double[] {
      10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]
    };
  }

  private static double[] moved(double[] s, double[] k, double h) {
    return new double[] {s[0] + h * k[0], s[1] + h * k[1], s[2] + h * k[2]};
  }
}
