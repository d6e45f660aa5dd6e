package chaoscast.d2r2;

import chaoscast.core.Trajectory;

/// The ring of E. N. Lorenz, x_k' = x_{k−1} (x_{k+1} − x_{k−2}) − x_k + 8, by classical Runge–Kutta.
///
/// Written out here because surrogates never see the module of the systems.
public final class RingData {
  public static final double TIME_STEP = 0.01;

  private RingData() {}

  /// @param size  number of variables
  /// @param steps number of states, after 1000 that are discarded
  public static Trajectory lorenz96(int size, int steps) {
    double[] x = new double[size];
    for (int k = 0; k < size; k++) {
      x[k] = 8 + Math.sin(3.0 * k);
    }
    double[] states = new double[size * steps];
    for (int step = -1000; step < steps; step++) {
      if (step >= 0) {
        System.arraycopy(x, 0, states, step * size, size);
      }
      x = step(x, TIME_STEP);
    }
    return Trajectory.of(states, size, TIME_STEP);
  }

  private static double[] step(double[] x, double h) {
    double[] k1 = derivative(x);
    double[] k2 = derivative(moved(x, k1, h / 2));
    double[] k3 = derivative(moved(x, k2, h / 2));
    double[] k4 = derivative(moved(x, k3, h));
    double[] next = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      next[i] = x[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    return next;
  }

  private static double[] derivative(double[] x) {
    int n = x.length;
    double[] derivative = new double[n];
    for (int k = 0; k < n; k++) {
      derivative[k] =
          x[(k + n - 1) % n] * (x[(k + 1) % n] - x[(k + n - 2) % n]) - x[k] + 8;
    }
    return derivative;
  }

  private static double[] moved(double[] x, double[] slope, double h) {
    double[] moved = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i] + h * slope[i];
    }
    return moved;
  }
}
