package chaoscast.splinenets.placement;

import java.util.Arrays;

/// The B-splines of one degree on evenly spaced knots, and their derivatives. With t = (u − start)/h:
///
///     N_{j,0}(t) = 1[⌊t⌋ = j],   N_{j,k}(t) = ((t − j) N_{j,k−1} + (j + k + 1 − t) N_{j+1,k−1}) / k
///     N'_{j,k} = N_{j,k−1} − N_{j+1,k−1}
///
/// Beyond the interval the outer polynomials go on.
///
/// Source: C. de Boor, A Practical Guide to Splines, Springer 2001, chapters IX and X.
///
/// @param start     of the interval
/// @param step      h > 0, distance of the knots
/// @param intervals that the interval is cut in, ≥ 1
/// @param degree    ≥ 0
record UniformBSplines(double start, double step, int intervals, int degree) {

  /// @return the number of B-splines that are not zero all over the interval
  int count() {
    return intervals + degree;
  }

  /// @param u     where
  /// @param order of the derivative by u, from 0 to the degree
  /// @param out   the values of all B-splines; modified
  void evaluate(double u, int order, double[] out) {
    Arrays.fill(out, 0);
    double t = (u - start) / step;
    int cell = (int) Math.clamp(Math.floor(t), 0, intervals - 1);
    // out[cell + r] holds N_{cell − k + r, k}
    out[cell] = 1;
    for (int k = 1; k <= degree; k++) {
      boolean differs = k > degree - order;
      for (int r = k; r >= 0; r--) {
        double own = r > 0 ? out[cell + r - 1] : 0;
        double next = r < k ? out[cell + r] : 0;
        int j = cell - k + r;
        out[cell + r] =
            differs ? (own - next) / step : ((t - j) * own + (j + k + 1 - t) * next) / k;
      }
    }
  }
}
