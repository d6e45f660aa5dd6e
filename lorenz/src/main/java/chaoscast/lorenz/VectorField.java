package chaoscast.lorenz;

/// The right-hand side of an autonomous ordinary differential equation.
///
///     y' = f(y)
public interface VectorField {
  /// @return the number of variables, ≥ 1
  int dimension();

  /// Evaluates f. Allocates nothing, keeps nothing, and may run in several threads at once.
  ///
  /// @param state      y, of [#dimension] values; not modified
  /// @param derivative modified: holds f(y). Never the same array as `state`
  void derivative(double[] state, double[] derivative);
}
