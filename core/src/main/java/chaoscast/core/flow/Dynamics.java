package chaoscast.core.flow;

/// The right-hand side of a differential equation with parameters, and its derivatives.
///
///     x' = f(x; w)
///
/// It owns working memory, so it serves one thread at a time; no method keeps its arguments.
public interface Dynamics {
  /// @return number of variables
  int dimension();

  /// @return number of parameters w, ≥ 0
  int parameters();

  /// @param state      x; not modified
  /// @param derivative modified: f(x; w)
  void derivative(double[] state, double[] derivative);

  /// The derivative and what the linearised equation does with vectors, in one pass.
  ///
  ///     image_c = J vector_c + ∂f/∂w_c,   J = ∂f/∂x; the last term only where c < sensitivities
  ///
  /// @param state         x; not modified
  /// @param derivative    modified: f(x; w)
  /// @param vectors       dimension rows of one value a vector; not modified
  /// @param images        as many; modified
  /// @param sensitivities 0, or the number of parameters: that many of the first vectors are
  ///                      derivatives of the state by the parameters
  void tangent(
      double[] state,
      double[] derivative,
      double[][] vectors,
      double[][] images,
      int sensitivities);
}
