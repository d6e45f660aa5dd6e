package chaoscast.d2r2.sindy;

import chaoscast.core.flow.Dynamics;
import java.util.Arrays;

/// Equations whose inputs move along polynomials within a step, with the share s of the step as a further variable.
///
///     x' = f(x, u(s); w),   s' = 1/Δt,   u_j(s) = Σ_p c_jp s^p
final class DrivenDynamics implements Dynamics {
  private final Dynamics terms;
  private final int variables;
  private final int powers;
  private final double rate;
  private final double[] curves;
  private final double[] all;
  private final double[] rates;
  private double[][] vectors = {};
  private double[][] images = {};

  /// @param terms    f, of states and inputs, whose inputs it gives no derivative
  /// @param driving  number of inputs
  /// @param powers   coefficients of an input's polynomial
  /// @param timeStep Δt
  DrivenDynamics(Dynamics terms, int driving, int powers, double timeStep) {
    this.terms = terms;
    this.powers = powers;
    variables = terms.dimension() - driving;
    rate = 1 / timeStep;
    curves = new double[driving * powers];
    all = new double[terms.dimension()];
    rates = new double[terms.dimension()];
  }

  /// @param coefficients c, input by input, from `from` on; not modified
  void follow(double[] coefficients, int from) {
    System.arraycopy(coefficients, from, curves, 0, curves.length);
  }

  @Override
  public int dimension() {
    return variables + 1;
  }

  @Override
  public int parameters() {
    return terms.parameters();
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    place(state);
    terms.derivative(all, rates);
    take(derivative);
  }

  @Override
  public void tangent(
      double[] state, double[] derivative, double[][] own, double[][] out, int sensitivities) {
    place(state);
    prepare(own[0].length);
    System.arraycopy(own, 0, vectors, 0, variables);
    System.arraycopy(out, 0, images, 0, variables);
    for (int input = 0; input < vectors.length - variables; input++) {
      double slope = slope(input, state[variables]);
      double[] vector = vectors[variables + input];
      for (int c = 0; c < vector.length; c++) {
        vector[c] = slope * own[variables][c];
      }
    }
    terms.tangent(all, rates, vectors, images, sensitivities);
    Arrays.fill(out[variables], 0);
    take(derivative);
  }

  private void prepare(int width) {
    if (vectors.length == 0 || vectors[variables].length != width) {
      vectors = new double[all.length][width];
      images = new double[all.length][width];
    }
  }

  private void place(double[] state) {
    System.arraycopy(state, 0, all, 0, variables);
    for (int input = 0; input < all.length - variables; input++) {
      double value = 0;
      for (int power = powers - 1; power >= 0; power--) {
        value = value * state[variables] + curves[input * powers + power];
      }
      all[variables + input] = value;
    }
  }

  private double slope(int input, double share) {
    double slope = 0;
    for (int power = powers - 1; power > 0; power--) {
      slope = slope * share + power * curves[input * powers + power];
    }
    return slope;
  }

  private void take(double[] derivative) {
    System.arraycopy(rates, 0, derivative, 0, variables);
    derivative[variables] = rate;
  }
}
