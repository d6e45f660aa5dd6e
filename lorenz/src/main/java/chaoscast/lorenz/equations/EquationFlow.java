package chaoscast.lorenz.equations;

import java.util.Map;

/// Ordinary differential equations, x' = f(x) or x' = f(x, t).
final class EquationFlow extends EquationSystem {
  EquationFlow(
      String name, EquationText text, BoundEquations equations, Map<String, String> overrides) {
    super(name, text, equations, overrides);
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    compiled().values().evaluate(state, state, derivative);
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    compiled().tangent().evaluate(state, vector, image);
  }

  @Override
  public double trace(double[] state) {
    double[] diagonal = new double[dimension()];
    compiled().diagonal().evaluate(state, state, diagonal);
    double sum = 0;
    for (double rate : diagonal) {
      sum += rate;
    }
    return sum;
  }
}
