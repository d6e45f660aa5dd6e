package chaoscast.d2r2.sindy;

import chaoscast.core.flow.Dynamics;

/// A known right-hand side and what is added to it.
///
///     x' = K(x) + f(x; w),   J = J_K + J_f
final class SumDynamics implements Dynamics {
  private final Dynamics known;
  private final Dynamics added;
  private final double[] rate;
  private double[][] images = {};

  /// @param known without parameters; its working memory is used
  /// @param added has the parameters; its working memory is used
  SumDynamics(Dynamics known, Dynamics added) {
    this.known = known;
    this.added = added;
    rate = new double[known.dimension()];
  }

  @Override
  public int dimension() {
    return rate.length;
  }

  @Override
  public int parameters() {
    return added.parameters();
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    known.derivative(state, rate);
    added.derivative(state, derivative);
    for (int i = 0; i < rate.length; i++) {
      derivative[i] += rate[i];
    }
  }

  @Override
  public void tangent(
      double[] state,
      double[] derivative,
      double[][] vectors,
      double[][] to,
      int sensitivities) {
    int width = vectors[0].length;
    if (images.length == 0 || images[0].length != width) {
      images = new double[rate.length][width];
    }
    known.tangent(state, rate, vectors, images, 0);
    added.tangent(state, derivative, vectors, to, sensitivities);
    for (int i = 0; i < rate.length; i++) {
      derivative[i] += rate[i];
      for (int c = 0; c < width; c++) {
        to[i][c] += images[i][c];
      }
    }
  }
}
