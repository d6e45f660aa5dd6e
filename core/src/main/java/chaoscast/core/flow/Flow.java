package chaoscast.core.flow;

/// The map of a differential equation from one sample to the next, by an integrator, with its derivatives.
///
///     Φ(x; w),   vectors ← ∂Φ/∂x vectors + ∂Φ/∂w
///
/// What comes out depends on the arguments alone, to the last bit. It owns working memory, allocates nothing
/// in a step and serves one thread at a time.
///
///     double[] state = {1, 1, 20};
///     double[][] vectors = Flow.identity(3);
///     boolean finite = flow.advance(state, vectors, 0);   // vectors: the Jacobian ∂Φ/∂x
public interface Flow {
  /// @return number of variables
  int dimension();

  /// @param state modified: Φ(x; w), or anything if that fails
  /// @return whether the new state is finite and, where there is a tolerance, meets it
  boolean advance(double[] state);

  /// State, tangent vectors and sensitivities in one pass.
  ///
  /// @param state         modified: Φ(x; w)
  /// @param vectors       dimension rows of one value a vector; modified: ∂Φ/∂x times each, and ∂Φ/∂w_c
  ///                      added to the first `sensitivities` of them. Rows of zeros thus become the
  ///                      derivatives by the parameters, an identity matrix the Jacobian
  /// @param sensitivities 0, or the number of parameters
  /// @return whether the new state and the vectors are finite and, where there is a tolerance, the state
  ///     meets it
  boolean advance(double[] state, double[][] vectors, int sensitivities);

  /// @return rows of the identity matrix: vectors that become the Jacobian
  static double[][] identity(int dimension) {
    double[][] rows = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      rows[i][i] = 1;
    }
    return rows;
  }
}
