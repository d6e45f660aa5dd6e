package chaoscast.lorenz;

/// A vector field f with its Jacobian J = ∂f/∂y, which small differences δ between two solutions follow.
///
///     δ' = J(y) δ,   d/dt ln |volume| = tr J(y)
public interface DifferentiableField extends VectorField {
  /// Multiplies a vector by the Jacobian, exactly: no differences are taken. Allocates nothing,
  /// keeps nothing, and may run in several threads at once.
  ///
  /// @param state  y, of [#dimension] values; not modified
  /// @param vector v, of as many values; not modified
  /// @param image  modified: holds J(y) v. Never the same array as the others
  void tangent(double[] state, double[] vector, double[] image);

  /// @param state y; not modified
  /// @return tr J(y), the divergence of f: the rate at which volumes grow
  double trace(double[] state);
}
