package chaoscast.d2r2.pde;

import chaoscast.core.flow.Spectrum;
import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// Real fields at equally spaced points of a ring, and their waves.
///
///     u(x_n) = 1/N Σ_k û_k exp(i κ_k x_n),   κ_k = 2π k / length,   (∂ᵃu)^_k = (i κ_k)ᵃ û_k
///
/// Two fields go through one transform. The shortest wave has no odd derivatives. Owns working memory: for
/// one thread.
final class Waves {
  private final int points;
  private final double[] numbers;
  private final double[][] data;

  /// @param points N, a power of two ≥ 8
  /// @param length of the ring, > 0
  Waves(int points, double length) {
    this.points = points;
    numbers = new double[points / 2 + 1];
    double unit = 2 * Math.PI / length;
    Arrays.setAll(numbers, k -> unit * k);
    data = new double[2][points];
  }

  int points() {
    return points;
  }

  /// @return points / 2 + 1
  int count() {
    return numbers.length;
  }

  Spectrum spectrum() {
    return new Spectrum(numbers.length);
  }

  Spectrum[] spectra(int count) {
    Spectrum[] all = new Spectrum[count];
    Arrays.setAll(all, _ -> spectrum());
    return all;
  }

  /// @return the greatest wave number of products, to which no product of such waves is aliased
  int kept() {
    return (points - 1) / 3;
  }

  /// @param f      field; not modified
  /// @param fWaves modified
  void forward(double[] f, Spectrum fWaves) {
    System.arraycopy(f, 0, data[0], 0, points);
    Arrays.fill(data[1], 0);
    transform(TransformType.FORWARD);
    System.arraycopy(data[0], 0, fWaves.re, 0, numbers.length);
    System.arraycopy(data[1], 0, fWaves.im, 0, numbers.length);
    fWaves.im[0] = 0;
    fWaves.im[numbers.length - 1] = 0;
  }

  /// @param fWaves not modified
  /// @param order  a of the derivatives, 0 … 4
  /// @param f      modified: ∂ᵃ of the field of `fWaves`
  void inverse(int order, Spectrum fWaves, double[] f) {
    int half = points / 2;
    Arrays.fill(data[0], 0);
    Arrays.fill(data[1], 0);
    for (int k = 0; k <= half; k++) {
      double factor = factor(order, k);
      double re = factor * (order % 2 == 0 ? fWaves.re[k] : -fWaves.im[k]);
      double im = factor * (order % 2 == 0 ? fWaves.im[k] : fWaves.re[k]);
      data[0][k] = re;
      if (k > 0 && k < half) {
        data[1][k] = im;
        data[0][points - k] = re;
        data[1][points - k] = -im;
      }
    }
    transform(TransformType.INVERSE);
    System.arraycopy(data[0], 0, f, 0, points);
  }

  /// Two fields in one transform.
  ///
  /// @param f      field; not modified
  /// @param g      another; not modified
  /// @param fWaves modified
  /// @param gWaves modified
  void forward(double[] f, double[] g, Spectrum fWaves, Spectrum gWaves) {
    System.arraycopy(f, 0, data[0], 0, points);
    System.arraycopy(g, 0, data[1], 0, points);
    transform(TransformType.FORWARD);
    for (int k = 0; k < numbers.length; k++) {
      int mirror = (points - k) % points;
      double re = data[0][k];
      double im = data[1][k];
      double mirrorRe = data[0][mirror];
      double mirrorIm = data[1][mirror];
      fWaves.re[k] = (re + mirrorRe) / 2;
      fWaves.im[k] = (im - mirrorIm) / 2;
      gWaves.re[k] = (im + mirrorIm) / 2;
      gWaves.im[k] = (mirrorRe - re) / 2;
    }
  }

  /// Two fields in one transform.
  ///
  /// @param order  a of the derivatives, 0 … 4
  /// @param fWaves not modified
  /// @param gWaves not modified
  /// @param f      modified: ∂ᵃ of the field of `fWaves`
  /// @param g      modified: ∂ᵃ of the field of `gWaves`
  void inverse(int order, Spectrum fWaves, Spectrum gWaves, double[] f, double[] g) {
    int half = points / 2;
    for (int k = 0; k <= half; k++) {
      double factor = factor(order, k);
      double fRe = factor * fWaves.re[k];
      double fIm = factor * fWaves.im[k];
      double gRe = factor * gWaves.re[k];
      double gIm = factor * gWaves.im[k];
      if (order % 2 == 1) { // times i
        double kept = fRe;
        fRe = -fIm;
        fIm = kept;
        kept = gRe;
        gRe = -gIm;
        gIm = kept;
      }
      if (k == 0 || k == half) {
        data[0][k] = fRe;
        data[1][k] = gRe;
      } else {
        data[0][k] = fRe - gIm;
        data[1][k] = fIm + gRe;
        data[0][points - k] = fRe + gIm;
        data[1][points - k] = gRe - fIm;
      }
    }
    transform(TransformType.INVERSE);
    System.arraycopy(data[0], 0, f, 0, points);
    System.arraycopy(data[1], 0, g, 0, points);
  }

  /// (iκ)ᵃ without its factor i for odd a; zero for odd a at the shortest wave.
  private double factor(int order, int k) {
    if (order == 0) {
      return 1;
    }
    if (order % 2 == 1 && k == points / 2) {
      return 0;
    }
    double power = numbers[k];
    for (int i = 1; i < order; i++) {
      power *= numbers[k];
    }
    return order % 4 < 2 ? power : -power; // i⁰ = 1, i¹ = i, i² = −1, i³ = −i
  }

  /// to ← to + factor (iκ)ᵃ x.
  void addDerivative(double factor, int order, Spectrum x, Spectrum to) {
    for (int k = 0; k < numbers.length; k++) {
      double weight = factor * factor(order, k);
      if (order % 2 == 0) {
        to.re[k] += weight * x.re[k];
        to.im[k] += weight * x.im[k];
      } else {
        to.re[k] -= weight * x.im[k];
        to.im[k] += weight * x.re[k];
      }
    }
  }

  private void transform(TransformType type) {
    FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, type);
  }
}
