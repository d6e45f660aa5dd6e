package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.smoothing.CorrelationTime;

/// Rows without derivatives: both sides of the equations are integrated against test functions φ that
/// vanish at the ends of their support, and the derivative is shifted onto them.
///
///     ∫ φ(t) f(x(t)) dt = −∫ φ'(t) x(t) dt,   φ(t) = (1 − (t/T)²)^p for |t| < T = mΔt
///
/// Holds exactly whatever the width of φ, so the width can be chosen to average noise away. The sums
/// over samples that stand for the integrals are exact up to terms of order (1/m)^(p+1).
///
/// Source: D. A. Messenger, D. M. Bortz, Weak SINDy: Galerkin-based data-driven model selection,
/// Multiscale Model. Simul. 19 (2021) 1474–1497, doi:10.1137/20M1343166.
final class WeakRows implements TargetRows {
  /// p; larger ones are narrower for the same support.
  private static final int POWER = 6;

  /// Least m, for the sums' sake.
  static final int LEAST_HALF = 8;

  private final Blas blas = Blas.best();
  private final int half;
  private final int stride;
  private final double[] value;
  private final double[] slope;

  /// @param half m ≥ 1
  WeakRows(int half) {
    this.half = half;
    this.stride = Math.max(1, half / 4);
    value = new double[2 * half + 1];
    slope = new double[2 * half + 1];
    double sum = 0;
    for (int i = 0; i < value.length; i++) {
      double t = (i - half) / (double) half;
      double base = (1 - t) * (1 + t);
      value[i] = Math.pow(base, POWER);
      slope[i] = -2 * POWER * t * Math.pow(base, POWER - 1) / half;
      sum += value[i];
    }
    for (int i = 0; i < value.length; i++) {
      value[i] /= sum;
      slope[i] /= sum;
    }
  }

  /// @param data the training data's first trajectory
  /// @return test functions of the width that [CorrelationTime] suggests
  static WeakRows suggested(Trajectory data) {
    return new WeakRows(Math.max(LEAST_HALF, CorrelationTime.steps(data)));
  }

  @Override
  public int margin() {
    return half;
  }

  @Override
  public int spacing() {
    return 2 * half;
  }

  @Override
  public void add(
      Trajectory data, int from, int to, TermMap map, KnownPart known, Sink sink) {
    int samples = to - from + 2 * half;
    int rows = Math.ceilDiv(to - from, stride);
    DenseMatrix states = DenseMatrix.zeros(map.dimension(), samples);
    data.copyTo(from - half, samples, states);
    DenseMatrix terms = DenseMatrix.zeros(map.featureCount(), samples);
    map.apply(states, terms);
    DenseMatrix tests = DenseMatrix.zeros(rows, samples);
    DenseMatrix slopes = DenseMatrix.zeros(rows, samples);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < value.length; i++) {
        tests.set(row, row * stride + i, value[i]);
        slopes.set(row, row * stride + i, -slope[i] / data.timeStep());
      }
    }
    DenseMatrix averages = DenseMatrix.zeros(map.featureCount(), rows);
    DenseMatrix rates = DenseMatrix.zeros(map.dimension(), rows);
    blas.addProduct(terms, tests, averages);
    blas.addProduct(states, slopes, rates);
    if (known.isNothing()) {
      sink.add(averages, rates, rates);
    } else {
      DenseMatrix averageRates = DenseMatrix.zeros(map.dimension(), rows);
      blas.addProduct(known.of(states), tests, averageRates);
      sink.add(averages, rates, KnownPart.rest(rates, averageRates));
    }
  }
}
