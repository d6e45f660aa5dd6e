package chaoscast.d2r2.sindy;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import java.util.List;
import java.util.random.RandomGenerator;

/// Lorenz' model of 1963 in its own units, in ten Runge–Kutta steps a sample.
///
/// Written out here because surrogates never see the module of the systems.
final class LorenzData {
  private static final double[] DEVIATION = {7.9, 9.0, 8.6};
  private static final int SUBSTEPS = 10;

  private LorenzData() {}

  /// @param noise standard deviation of the observation noise, in standard deviations of each
  ///              variable
  static Trajectory sampled(int steps, double timeStep, double noise) {
    return sampled(steps, timeStep, noise, new Seed(5));
  }

  /// @param seed of the noise
  static Trajectory sampled(int steps, double timeStep, double noise, Seed seed) {
    RandomGenerator random = seed.generator();
    double[] state = {-8, 7, 27};
    double[] states = new double[3 * steps];
    for (int step = -500; step < steps; step++) {
      for (int i = 0; step >= 0 && i < 3; i++) {
        states[3 * step + i] = state[i] + noise * DEVIATION[i] * random.nextGaussian();
      }
      for (int i = 0; i < SUBSTEPS; i++) {
        rungeKutta(state, timeStep / SUBSTEPS);
      }
    }
    return Trajectory.of(states, 3, timeStep).withNames(List.of("x", "y", "z"));
  }

  private static void rungeKutta(double[] s, double h) {
    double[] k1 = derivative(s);
    double[] k2 = derivative(moved(s, k1, h / 2));
    double[] k3 = derivative(moved(s, k2, h / 2));
    double[] k4 = derivative(moved(s, k3, h));
    for (int i = 0; i < 3; i++) {
      s[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
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
