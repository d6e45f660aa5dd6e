package chaoscast.d2r2.pde;

import java.util.Arrays;

/// One complex number a wave of a real field: wave numbers 0 … points / 2. Modifiable.
final class Spectrum {
  final double[] re;
  final double[] im;

  /// All zero.
  ///
  /// @param waves points / 2 + 1
  Spectrum(int waves) {
    re = new double[waves];
    im = new double[waves];
  }

  void clear() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
  }

  void set(Spectrum other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  /// this ← this + factor · x.
  void add(double factor, Spectrum x) {
    for (int k = 0; k < re.length; k++) {
      re[k] += factor * x.re[k];
      im[k] += factor * x.im[k];
    }
  }

  /// this ← this + weight · x, wave by wave.
  void addProduct(Spectrum weight, Spectrum x) {
    for (int k = 0; k < re.length; k++) {
      re[k] += weight.re[k] * x.re[k] - weight.im[k] * x.im[k];
      im[k] += weight.re[k] * x.im[k] + weight.im[k] * x.re[k];
    }
  }

  void scale(double factor) {
    for (int k = 0; k < re.length; k++) {
      re[k] *= factor;
      im[k] *= factor;
    }
  }
}
