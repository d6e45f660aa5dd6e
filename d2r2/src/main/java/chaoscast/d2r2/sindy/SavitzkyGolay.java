package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;

/// States and derivatives from polynomials fitted to the 2m + 1 samples around each time.
///
///     x̂(t) = Σ_i v_i x(t + iΔt),   x̂'(t) = Σ_i d_i x(t + iΔt) / Δt,   i = −m … m
///
/// With degree 2m these are the samples themselves and the central differences of order 2m; with a
/// lower degree they smooth. The weights come from the polynomials that are orthogonal on the 2m + 1
/// points: v_i = Σ_k p_k(0) p_k(i) / ‖p_k‖², and p_k'(0) in place of p_k(0) for the derivative.
///
/// Source: A. Savitzky, M. J. E. Golay, Smoothing and differentiation of data by simplified least
/// squares procedures, Anal. Chem. 36 (1964) 1627–1639, doi:10.1021/ac60214a047.
final class SavitzkyGolay {
  private final int half;
  private final double[] value;
  private final double[] derivative;

  /// @param half   m ≥ 1
  /// @param degree of the polynomial, 1 … 2m
  SavitzkyGolay(int half, int degree) {
    this.half = half;
    int points = 2 * half + 1;
    value = new double[points];
    derivative = new double[points];
    double[] before = new double[points];
    double[] present = new double[points];
    Arrays.fill(present, 1);
    double zeroBefore = 0;
    double zero = 1;
    double slopeBefore = 0;
    double slope = 0;
    double normBefore = 0;
    for (int k = 0; k <= degree; k++) {
      double norm = square(present);
      for (int i = 0; i < points; i++) {
        value[i] += zero * present[i] / norm;
        derivative[i] += slope * present[i] / norm;
      }
      // p_{k+1} = t p_k − b p_{k−1} on t = i / m, the points being symmetric about 0
      double back = k == 0 ? 0 : norm / normBefore;
      double[] next = new double[points];
      for (int i = 0; i < points; i++) {
        next[i] = (i - half) / (double) half * present[i] - back * before[i];
      }
      double nextZero = -back * zeroBefore;
      double nextSlope = zero - back * slopeBefore;
      before = present;
      present = next;
      zeroBefore = zero;
      zero = nextZero;
      slopeBefore = slope;
      slope = nextSlope;
      normBefore = norm;
    }
    for (int i = 0; i < points; i++) {
      derivative[i] /= half;
    }
  }

  private static double square(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /// @return m: that many samples at either end have no estimate
  int half() {
    return half;
  }

  /// @param data        not modified
  /// @param from        first time, ≥ m
  /// @param states      dimension × times; modified: x̂
  /// @param derivatives dimension × times; modified: x̂'
  void estimate(Trajectory data, int from, DenseMatrix states, DenseMatrix derivatives) {
    for (int variable = 0; variable < states.rows(); variable++) {
      for (int column = 0; column < states.columns(); column++) {
        double smooth = 0;
        double rate = 0;
        for (int i = 0; i < value.length; i++) {
          double sample = data.get(from + column + i - half, variable);
          smooth = Math.fma(value[i], sample, smooth);
          rate = Math.fma(derivative[i], sample, rate);
        }
        states.set(variable, column, smooth);
        derivatives.set(variable, column, rate / data.timeStep());
      }
    }
  }
}
