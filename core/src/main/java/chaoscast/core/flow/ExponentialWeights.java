package chaoscast.core.flow;

import org.hipparchus.complex.Complex;

/// What exponential time differencing multiplies its stages by, one weight a wave, and their derivatives by z.
///
///     E = exp(z), E₂ = exp(z/2), Q = h (exp(z/2) − 1) / z, with z = h · rate
///     f₁ = h (−4 − z + eᶻ (4 − 3z + z²)) / z³
///     f₂ = h (2 + z + eᶻ (z − 2)) / z³
///     f₃ = h (−4 − 3z − z² + eᶻ (4 − z)) / z³
///
/// Near z = 0 these lose all digits; each is its own mean over a circle z + r exp(iθ), and its derivative the
/// mean times exp(−iθ) / r: Cauchy's integrals, by a rule that converges faster than any power. The circle is
/// the full one, since odd derivatives make rates complex, and it keeps a distance of one from 0: on one of
/// radius 1 round z = −1, points come so near that digits are lost there, 10⁻¹⁴ of them.
///
/// Source: A.-K. Kassam, L. N. Trefethen, Fourth-order time-stepping for stiff PDEs, SIAM J. Sci. Comput. 26
/// (2005) 1214–1233, doi:10.1137/S1064827502410633.
public final class ExponentialWeights {
  private static final int CIRCLE = 64;

  /// From here on the circle of radius one keeps its distance from 0 by itself.
  private static final double FAR = 2;

  /// E.
  public final Spectrum e;

  /// E₂.
  public final Spectrum e2;

  /// Q.
  public final Spectrum q;

  /// f₁.
  public final Spectrum f1;

  /// f₂.
  public final Spectrum f2;

  /// f₃.
  public final Spectrum f3;

  /// ∂Q/∂z; those of E and E₂ are E and E₂/2.
  public final Spectrum qSlope;

  /// ∂f₁/∂z.
  public final Spectrum f1Slope;

  /// ∂f₂/∂z.
  public final Spectrum f2Slope;

  /// ∂f₃/∂z.
  public final Spectrum f3Slope;

  /// @param rates one a wave; not modified
  /// @param h     length of a step, > 0
  public ExponentialWeights(Spectrum rates, double h) {
    int waves = rates.re.length;
    e = new Spectrum(waves);
    e2 = new Spectrum(waves);
    q = new Spectrum(waves);
    f1 = new Spectrum(waves);
    f2 = new Spectrum(waves);
    f3 = new Spectrum(waves);
    qSlope = new Spectrum(waves);
    f1Slope = new Spectrum(waves);
    f2Slope = new Spectrum(waves);
    f3Slope = new Spectrum(waves);
    for (int k = 0; k < waves; k++) {
      set(k, new Complex(h * rates.re[k], h * rates.im[k]), h);
    }
  }

  private void set(int k, Complex centre, double h) {
    add(centre.exp(), 1, k, e);
    add(centre.multiply(0.5).exp(), 1, k, e2);
    double share = h / CIRCLE;
    double distance = centre.norm();
    double size = distance < FAR ? distance + 1 : 1;
    for (int point = 0; point < CIRCLE; point++) {
      double angle = 2 * Math.PI * (point + 0.5) / CIRCLE;
      var radius = new Complex(size * Math.cos(angle), size * Math.sin(angle));
      Complex z = centre.add(radius);
      Complex exp = z.exp();
      Complex square = z.multiply(z);
      Complex cube = square.multiply(z);
      Complex turned = radius.reciprocal();
      Complex half = z.multiply(0.5).exp().subtract(1).divide(z);
      Complex first =
          exp.multiply(square.subtract(z.multiply(3)).add(4)).subtract(z).subtract(4).divide(cube);
      Complex second = exp.multiply(z.subtract(2)).add(z).add(2).divide(cube);
      Complex third =
          exp.multiply(z.negate().add(4))
              .subtract(z.multiply(3))
              .subtract(square)
              .subtract(4)
              .divide(cube);
      add(half, share, k, q);
      add(first, share, k, f1);
      add(second, share, k, f2);
      add(third, share, k, f3);
      add(half.multiply(turned), share, k, qSlope);
      add(first.multiply(turned), share, k, f1Slope);
      add(second.multiply(turned), share, k, f2Slope);
      add(third.multiply(turned), share, k, f3Slope);
    }
    if (centre.getImaginary() == 0) { // the means are real
      for (Spectrum weight : new Spectrum[] {e, e2, q, f1, f2, f3, qSlope, f1Slope, f2Slope,
        f3Slope}) {
        weight.im[k] = 0;
      }
    }
  }

  private static void add(Complex value, double factor, int k, Spectrum to) {
    to.re[k] += factor * value.getReal();
    to.im[k] += factor * value.getImaginary();
  }
}
