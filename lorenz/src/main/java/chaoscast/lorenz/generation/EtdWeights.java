package chaoscast.lorenz.generation;

import org.hipparchus.complex.Complex;

/// What exponential time differencing multiplies its stages by, one weight a coordinate.
///
///     E = exp(z), E₂ = exp(z/2), Q = h (exp(z/2) − 1) / z, with z = h · rate
///     f₁ = h (−4 − z + eᶻ (4 − 3z + z²)) / z³
///     f₂ = h (2 + z + eᶻ (z − 2)) / z³
///     f₃ = h (−4 − 3z − z² + eᶻ (4 − z)) / z³
///
/// Near z = 0 these lose all digits; each is its own mean over a circle of radius one round z, as
/// Kassam and Trefethen propose.
///
/// @param e  E
/// @param e2 E₂
/// @param q  Q
/// @param f1 f₁
/// @param f2 f₂
/// @param f3 f₃
record EtdWeights(double[] e, double[] e2, double[] q, double[] f1, double[] f2, double[] f3) {
  private static final int CIRCLE = 64;

  static EtdWeights of(double[] rates, double h) {
    int n = rates.length;
    var weights =
        new EtdWeights(
            new double[n], new double[n], new double[n], new double[n], new double[n],
            new double[n]);
    for (int i = 0; i < n; i++) {
      weights.set(i, h * rates[i], h);
    }
    return weights;
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

  /// The upper half of the circle suffices, since the means are real.
  private void set(int i, double centre, double h) {
    e[i] = Math.exp(centre);
    e2[i] = Math.exp(centre / 2);
    for (int point = 0; point < CIRCLE; point++) {
      double angle = Math.PI * (point + 0.5) / CIRCLE;
      var z = new Complex(centre + Math.cos(angle), Math.sin(angle));
      Complex exp = z.exp();
      Complex square = z.multiply(z);
      Complex cube = square.multiply(z);
      double share = h / CIRCLE;
      q[i] += share * z.multiply(0.5).exp().subtract(1).divide(z).getReal();
      Complex first = exp.multiply(square.subtract(z.multiply(3)).add(4)).subtract(z).subtract(4);
      f1[i] += share * first.divide(cube).getReal();
      Complex second = exp.multiply(z.subtract(2)).add(z).add(2);
      f2[i] += share * second.divide(cube).getReal();
      Complex third =
          exp.multiply(z.negate().add(4)).subtract(z.multiply(3)).subtract(square).subtract(4);
      f3[i] += share * third.divide(cube).getReal();
    }
  }
}
