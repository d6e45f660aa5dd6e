package chaoscast.lorenz;

/// A [SemilinearField] in coordinates in which its linear part is diagonal.
///
///     c = T y,   c_i' = rate_i c_i + N_i(c)
///
/// There are as many coordinates as variables. It owns working memory, so it serves one thread at a
/// time; no method keeps its arguments.
public interface SpectralForm {
  /// @return the diagonal of the linear part, one rate a coordinate
  double[] rates();

  /// @param state       y; not modified
  /// @param coordinates modified: holds c = T y
  void toCoordinates(double[] state, double[] coordinates);

  /// @param coordinates c; not modified
  /// @param state       modified: holds y
  void toState(double[] coordinates, double[] state);

  /// @param coordinates c; not modified
  /// @param result      modified: holds N(c)
  void nonlinear(double[] coordinates, double[] result);

  /// @param coordinates c; not modified
  /// @param vector      direction v in the same coordinates; not modified
  /// @param image       modified: holds the derivative of N at c in direction v
  void nonlinearTangent(double[] coordinates, double[] vector, double[] image);
}
