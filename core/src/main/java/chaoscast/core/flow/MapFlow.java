package chaoscast.core.flow;

import chaoscast.core.Trajectory;

/// A map, whose step needs no integrator.
///
///     x ← f(x; w),   vectors ← ∂f/∂x vectors + ∂f/∂w
public final class MapFlow implements Flow {
  private final Dynamics map;
  private final double[] next;
  private double[][] images = {};

  /// @param map its "derivative" is the next state; its working memory is used
  public MapFlow(Dynamics map) {
    this.map = map;
    next = new double[map.dimension()];
  }

  @Override
  public int dimension() {
    return next.length;
  }

  @Override
  public boolean advance(double[] state) {
    map.derivative(state, next);
    System.arraycopy(next, 0, state, 0, next.length);
    return Trajectory.isFinite(state);
  }

  @Override
  public boolean advance(double[] state, double[][] vectors, int sensitivities) {
    int width = vectors.length == 0 ? 0 : vectors[0].length;
    if (images.length == 0 || images[0].length != width) {
      images = new double[next.length][width];
    }
    map.tangent(state, next, vectors, images, sensitivities);
    System.arraycopy(next, 0, state, 0, next.length);
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(images[i], 0, vectors[i], 0, width);
    }
    return Trajectory.isFinite(state) && Flows.areFinite(vectors);
  }
}
