package chaoscast.lorenz.generation;

import chaoscast.core.Trajectory;
import chaoscast.lorenz.DifferentiableField;

/// The classical Runge–Kutta method for a state and its tangent vectors, without allocation.
///
///     y' = f(y),   v' = J(y) v
///
/// Applied to both together it is the derivative of the method applied to y alone: the tangent
/// stages use the Jacobian at the state's stages.
final class RungeKutta4Tangent implements TangentPropagator {
  private final DifferentiableField field;
  private final double h;
  private final int substeps;
  private final double[][] stages;
  private final double[][] slopes;
  private final double[] moved;

  RungeKutta4Tangent(DifferentiableField field, double h, int substeps) {
    this.field = field;
    this.h = h;
    this.substeps = substeps;
    int dimension = field.dimension();
    stages = new double[4][dimension];
    slopes = new double[4][dimension];
    moved = new double[dimension];
  }

  @Override
  public boolean advance(double[] state, double[][] vectors) {
    for (int substep = 0; substep < substeps; substep++) {
      step(state, vectors);
    }
    return Trajectory.isFinite(state);
  }

  private void step(double[] state, double[][] vectors) {
    System.arraycopy(state, 0, stages[0], 0, state.length);
    field.derivative(stages[0], slopes[0]);
    move(state, h / 2, slopes[0], stages[1]);
    field.derivative(stages[1], slopes[1]);
    move(state, h / 2, slopes[1], stages[2]);
    field.derivative(stages[2], slopes[2]);
    move(state, h, slopes[2], stages[3]);
    field.derivative(stages[3], slopes[3]);
    combine(state);
    for (double[] vector : vectors) {
      field.tangent(stages[0], vector, slopes[0]);
      move(vector, h / 2, slopes[0], moved);
      field.tangent(stages[1], moved, slopes[1]);
      move(vector, h / 2, slopes[1], moved);
      field.tangent(stages[2], moved, slopes[2]);
      move(vector, h, slopes[2], moved);
      field.tangent(stages[3], moved, slopes[3]);
      combine(vector);
    }
  }

  private void combine(double[] from) {
    double[] k1 = slopes[0];
    double[] k2 = slopes[1];
    double[] k3 = slopes[2];
    double[] k4 = slopes[3];
    double sixth = h / 6;
    for (int n = 0; n < from.length; n++) {
      from[n] += sixth * (k1[n] + 2 * (k2[n] + k3[n]) + k4[n]);
    }
  }

  private static void move(double[] from, double distance, double[] slope, double[] to) {
    for (int n = 0; n < from.length; n++) {
      to[n] = from[n] + distance * slope[n];
    }
  }
}
