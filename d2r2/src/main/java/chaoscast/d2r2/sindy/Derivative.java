package chaoscast.d2r2.sindy;

/// Where the derivatives come from that the equations are fitted to.
public enum Derivative {
  /// Weak where the data is noisy, differences where it is not.
  AUTO,
  /// Local polynomials at every sample: central differences, or smoothing over more samples.
  DIFFERENCES,
  /// Integrals against test functions, which take the place of derivatives.
  WEAK
}
