package chaoscast.d2r2.sindy;

/// How terms are selected at one threshold λ. Terms are in units of their contribution: the weight of
/// a term times its root mean square, over the root mean square of the derivative. After either
/// shrinkage the terms that are left are fitted by least squares, and thresholded too.
public enum Sparsity {
  /// Sequentially thresholded least squares: drop terms that contribute less than λ, fit again, until
  /// none is left to drop.
  STLSQ,
  /// Least absolute shrinkage: ½‖y − Θw‖² + λ‖w‖₁.
  LASSO,
  /// LASSO and ridge, half each: ½‖y − Θw‖² + λ/2 ‖w‖₁ + λ/4 ‖w‖².
  ELASTIC_NET
}
