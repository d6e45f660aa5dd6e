package chaoscast.core.flow;

/// One step of an explicit Runge–Kutta method, for a state and for the vectors of its linearised equation.
///
///     k_s = f(y_s),   y_s = y + h Σ_{r<s} a_sr k_r,   y ← y + h Σ_s b_s k_s
///
/// Vectors take the same step with the Jacobians at the state's stages, which is the derivative of the
/// method applied to the state.
final class ExplicitStep {
  private final Dynamics dynamics;
  private final double[][] a;
  private final double[] b;
  private final double[][] slopes;
  private final double[] stage;
  private double[][][] images = new double[0][][];
  private double[][] moved = new double[0][];

  /// @param a rows of the tableau below the first stage; not modified
  /// @param b weights of the stages; not modified
  ExplicitStep(Dynamics dynamics, double[][] a, double[] b) {
    this.dynamics = dynamics;
    this.a = a;
    this.b = b;
    int dimension = dynamics.dimension();
    slopes = new double[a.length + 1][dimension];
    stage = new double[dimension];
  }

  int dimension() {
    return stage.length;
  }

  /// @return k of every stage of the last step, live
  double[][] slopes() {
    return slopes;
  }

  /// @param from not modified
  /// @param to   modified: the state h later; may be the same array
  void step(double[] from, double h, double[] to) {
    dynamics.derivative(from, slopes[0]);
    for (int s = 1; s < slopes.length; s++) {
      move(from, h, a[s - 1], s, stage);
      dynamics.derivative(stage, slopes[s]);
    }
    move(from, h, b, slopes.length, to);
  }

  /// @param vectors modified: what the step's derivative makes of them
  void step(double[] from, double h, double[] to, double[][] vectors, int sensitivities) {
    prepare(vectors[0].length);
    dynamics.tangent(from, slopes[0], vectors, images[0], sensitivities);
    for (int s = 1; s < slopes.length; s++) {
      move(from, h, a[s - 1], s, stage);
      for (int row = 0; row < stage.length; row++) {
        System.arraycopy(vectors[row], 0, moved[row], 0, moved[row].length);
        add(h, a[s - 1], s, row, moved[row]);
      }
      dynamics.tangent(stage, slopes[s], moved, images[s], sensitivities);
    }
    move(from, h, b, slopes.length, to);
    for (int row = 0; row < stage.length; row++) {
      add(h, b, slopes.length, row, vectors[row]);
    }
  }

  private void prepare(int vectors) {
    if (moved.length == 0 || moved[0].length != vectors) {
      images = new double[slopes.length][stage.length][vectors];
      moved = new double[stage.length][vectors];
    }
  }

  private void move(double[] from, double h, double[] weights, int stages, double[] to) {
    for (int n = 0; n < to.length; n++) {
      double sum = 0;
      for (int s = 0; s < stages; s++) {
        sum += weights[s] * slopes[s][n];
      }
      to[n] = from[n] + h * sum;
    }
  }

  /// Stages whose weight is zero cost nothing here, where rows are long.
  private void add(double h, double[] weights, int stages, int row, double[] to) {
    for (int s = 0; s < stages; s++) {
      double weight = h * weights[s];
      if (weight != 0) {
        double[] image = images[s][row];
        for (int n = 0; n < to.length; n++) {
          to[n] += weight * image[n];
        }
      }
    }
  }
}
