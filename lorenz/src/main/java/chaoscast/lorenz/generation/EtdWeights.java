package chaoscast.lorenz.generation;

import chaoscast.core.flow.ExponentialWeights;
import chaoscast.core.flow.Spectrum;

/// What exponential time differencing multiplies its stages by, one weight a coordinate.
///
///     E = exp(z), E₂ = exp(z/2), Q = h (exp(z/2) − 1) / z, with z = h · rate
///     f₁ = h (−4 − z + eᶻ (4 − 3z + z²)) / z³
///     f₂ = h (2 + z + eᶻ (z − 2)) / z³
///     f₃ = h (−4 − 3z − z² + eᶻ (4 − z)) / z³
///
/// Those of [ExponentialWeights], whose imaginary parts vanish for real rates.
///
/// @param e  E
/// @param e2 E₂
/// @param q  Q
/// @param f1 f₁
/// @param f2 f₂
/// @param f3 f₃
record EtdWeights(double[] e, double[] e2, double[] q, double[] f1, double[] f2, double[] f3) {
  static EtdWeights of(double[] rates, double h) {
    var real = new Spectrum(rates.length);
    System.arraycopy(rates, 0, real.re, 0, rates.length);
    var weights = new ExponentialWeights(real, h);
    return new EtdWeights(
        weights.e.re, weights.e2.re, weights.q.re, weights.f1.re, weights.f2.re, weights.f3.re);
  }

  /// a = E₂ u + Q N.
  void half(double[] from, double[] slope, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = e2[i] * from[i] + q[i] * slope[i];
    }
  }

  /// c = E₂ a + Q (2 N(b) − N(u)).
  void second(double[] from, double[] slope, double[] firstSlope, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = e2[i] * from[i] + q[i] * (2 * slope[i] - firstSlope[i]);
    }
  }

  /// u ← E u + f₁ N(u) + 2 f₂ (N(a) + N(b)) + f₃ N(c).
  void full(double[] from, double[][] slopes, double[] to) {
    double[] n1 = slopes[0];
    double[] n2 = slopes[1];
    double[] n3 = slopes[2];
    double[] n4 = slopes[3];
    for (int i = 0; i < to.length; i++) {
      to[i] =
          e[i] * from[i] + f1[i] * n1[i] + 2 * f2[i] * (n2[i] + n3[i]) + f3[i] * n4[i];
    }
  }
}
