package chaoscast.core.hybrid;

import chaoscast.core.flow.Flow;

/// The closed loop of a corrected model with its derivative, where the correction remembers nothing.
///
///     X ← DK X + r DF S (X, (DK − 1) X),   S = 1 / scale
final class HybridFlow implements Flow {
  private static final double[][] NONE = {};

  private final Flow inner;
  private final Flow model;
  private final double[] offset;
  private final double[] scale;
  private final double[] residual;
  private final double[] seen;
  private final double[] next;
  private double[][] moved;
  private double[][] all;

  HybridFlow(Flow inner, Flow model, Correction correction) {
    this.inner = inner;
    this.model = model;
    offset = correction.seen().offset();
    scale = correction.seen().scale();
    residual = correction.residual();
    seen = new double[correction.width()];
    next = new double[residual.length];
    prepare(0);
  }

  @Override
  public int dimension() {
    return residual.length;
  }

  @Override
  public boolean advance(double[] state) {
    return advance(state, NONE, 0);
  }

  /// There are no parameters, hence no sensitivities.
  @Override
  public boolean advance(double[] state, double[][] vectors, int sensitivities) {
    int n = dimension();
    System.arraycopy(state, 0, next, 0, n);
    int width = vectors.length == 0 ? 0 : vectors[0].length;
    prepare(width);
    for (int i = 0; width > 0 && i < n; i++) {
      System.arraycopy(vectors[i], 0, moved[i], 0, width);
    }
    boolean finite = width == 0 ? model.advance(next) : model.advance(next, moved, 0);
    for (int i = 0; i < n; i++) {
      seen[i] = (state[i] - offset[i]) / scale[i];
      seen[n + i] = (next[i] - state[i] - offset[n + i]) / scale[n + i];
      for (int c = 0; c < width; c++) {
        all[i][c] = vectors[i][c] / scale[i];
        all[n + i][c] = (moved[i][c] - vectors[i][c]) / scale[n + i];
      }
    }
    finite &= width == 0 ? inner.advance(seen) : inner.advance(seen, all, 0);
    for (int i = 0; i < n; i++) {
      state[i] = next[i] + residual[i] * seen[i];
      for (int c = 0; c < width; c++) {
        vectors[i][c] = moved[i][c] + residual[i] * all[i][c];
      }
    }
    return finite;
  }

  private void prepare(int width) {
    if (moved == null || moved[0].length != width) {
      moved = new double[residual.length][width];
      all = new double[seen.length][width];
    }
  }
}
