package chaoscast.lorenz.knowledge;

import chaoscast.core.flow.Dynamics;
import chaoscast.lorenz.DynamicalSystem;

/// A differential equation's right-hand side as core sees it: vectors in columns rather than in rows, and no
/// parameters that are open.
final class SystemDynamics implements Dynamics {
  private final DynamicalSystem system;
  private final double[] vector;
  private final double[] image;

  /// @param system not a map, nor a delay equation
  SystemDynamics(DynamicalSystem system) {
    this.system = system;
    vector = new double[system.dimension()];
    image = new double[system.dimension()];
  }

  @Override
  public int dimension() {
    return system.dimension();
  }

  @Override
  public int parameters() {
    return 0;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    system.derivative(state, derivative);
  }

  @Override
  public void tangent(
      double[] state,
      double[] derivative,
      double[][] vectors,
      double[][] images,
      int sensitivities) {
    system.derivative(state, derivative);
    int count = vectors.length == 0 ? 0 : vectors[0].length;
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = vectors[i][c];
      }
      system.tangent(state, vector, image);
      for (int i = 0; i < image.length; i++) {
        images[i][c] = image[i];
      }
    }
  }
}
