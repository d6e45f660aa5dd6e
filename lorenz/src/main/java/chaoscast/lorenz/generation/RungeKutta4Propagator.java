package chaoscast.lorenz.generation;

import chaoscast.core.Trajectory;
import chaoscast.lorenz.VectorField;
import org.hipparchus.ode.nonstiff.ButcherArrayProvider;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;

/// The classical Runge–Kutta method without allocation.
///
///     k₁ = f(y)             k₂ = f(y + h a₁ k₁)
///     k₃ = f(y + h a₂ k₂)   k₄ = f(y + h a₃ k₃)
///     y ← y + h (b₁ k₁ + b₂ k₂ + b₃ k₃ + b₄ k₄)
///
/// The coefficients are Hipparchus'; the loop is not. Its lowest entry, `singleStep`, gives the
/// same bits, but it copies the state in every stage and sums over all earlier slopes, zeros
/// included. Measured a step: three-tier Lorenz 96 18 µs and 66 kB, here 5.6 µs of which the
/// right-hand sides take 4; Lorenz 63 0.18 µs and 850 bytes, here 0.03 µs.
///
/// Source: W. Kutta, Z. Math. Phys. 46 (1901) 435–453.
final class RungeKutta4Propagator implements Propagator {
  private final VectorField field;
  private final double h;
  private final int substeps;
  private final double[] a;
  private final double[] b;
  private final double[] k1;
  private final double[] k2;
  private final double[] k3;
  private final double[] k4;
  private final double[] stage;

  RungeKutta4Propagator(VectorField field, double h, int substeps) {
    this.field = field;
    this.h = h;
    this.substeps = substeps;
    ButcherArrayProvider tableau = new ClassicalRungeKuttaIntegrator(h);
    double[][] rows = tableau.getA();
    a = new double[] {rows[0][0], rows[1][1], rows[2][2]};
    b = tableau.getB();
    int dimension = field.dimension();
    k1 = new double[dimension];
    k2 = new double[dimension];
    k3 = new double[dimension];
    k4 = new double[dimension];
    stage = new double[dimension];
  }

  @Override
  public boolean advance(double[] state) {
    for (int substep = 0; substep < substeps; substep++) {
      step(state);
    }
    return Trajectory.isFinite(state);
  }

  private void step(double[] state) {
    field.derivative(state, k1);
    move(state, a[0], k1);
    field.derivative(stage, k2);
    move(state, a[1], k2);
    field.derivative(stage, k3);
    move(state, a[2], k3);
    field.derivative(stage, k4);
    double b1 = b[0];
    double b2 = b[1];
    double b3 = b[2];
    double b4 = b[3];
    for (int n = 0; n < stage.length; n++) {
      state[n] += h * (b1 * k1[n] + b2 * k2[n] + b3 * k3[n] + b4 * k4[n]);
    }
  }

  private void move(double[] state, double weight, double[] slope) {
    for (int n = 0; n < stage.length; n++) {
      stage[n] = state[n] + h * (weight * slope[n]);
    }
  }
}
