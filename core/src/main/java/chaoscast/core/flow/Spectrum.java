package chaoscast.core.flow;

import java.util.Arrays;

/// One complex number a wave of a real field: wave numbers 0 … points / 2. Modifiable: its parts are there for
/// kernels to work on.
public final class Spectrum {
  /// Real parts, live.
  public final double[] re;

  /// Imaginary parts, live.
  public final double[] im;

  /// All zero.
  ///
  /// @param waves points / 2 + 1
  public Spectrum(int waves) {
    re = new double[waves];
    im = new double[waves];
  }

  public void clear() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
  }

  /// @param other not modified
  public void set(Spectrum other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  /// this ← this + factor · x.
  public void add(double factor, Spectrum x) {
    for (int k = 0; k < re.length; k++) {
      re[k] += factor * x.re[k];
      im[k] += factor * x.im[k];
    }
  }

  /// this ← this + weight · x, wave by wave.
  public void addProduct(Spectrum weight, Spectrum x) {
    for (int k = 0; k < re.length; k++) {
      re[k] += weight.re[k] * x.re[k] - weight.im[k] * x.im[k];
      im[k] += weight.re[k] * x.im[k] + weight.im[k] * x.re[k];
    }
  }

  /// this ← factor · this.
  public void scale(double factor) {
    for (int k = 0; k < re.length; k++) {
      re[k] *= factor;
      im[k] *= factor;
    }
  }
}
