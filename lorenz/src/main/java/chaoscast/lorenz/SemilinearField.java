package chaoscast.lorenz;

/// A vector field with a stiff linear part that is diagonal in spectral coordinates.
///
///     y' = L y + N(y)
///
/// Exponential integrators follow L exactly, so that their steps need resolve N only.
public interface SemilinearField extends DifferentiableField {
  /// @return a new form of this field in spectral coordinates, for one thread
  SpectralForm spectralForm();
}
