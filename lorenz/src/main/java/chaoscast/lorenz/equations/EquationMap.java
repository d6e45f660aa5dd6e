package chaoscast.lorenz.equations;

import chaoscast.lorenz.SteppedSystem;
import java.util.Map;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// A map, x⁺ = f(x).
final class EquationMap extends EquationSystem implements SteppedSystem {
  EquationMap(
      String name, EquationText text, BoundEquations equations, Map<String, String> overrides) {
    super(name, text, equations, overrides);
  }

  @Override
  public double step() {
    return 1;
  }

  @Override
  public void derivative(double[] state, double[] image) {
    compiled().values().evaluate(state, state, image);
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    compiled().tangent().evaluate(state, vector, image);
  }

  /// ln |det J|, from the Jacobian's columns.
  @Override
  public double trace(double[] state) {
    int size = dimension();
    double[][] columns = new double[size][size];
    double[] unit = new double[size];
    for (int i = 0; i < size; i++) {
      unit[i] = 1;
      tangent(state, unit, columns[i]);
      unit[i] = 0;
    }
    double determinant =
        new LUDecomposition(MatrixUtils.createRealMatrix(columns), 0).getDeterminant();
    return Math.log(Math.abs(determinant));
  }
}
