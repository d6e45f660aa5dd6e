package chaoscast.core.extended;

import chaoscast.core.bigfloat.BigFloatFormat;

/// A vector field x' = f(x) in long arithmetic. Has working memory: one for each thread.
public interface ExtendedField {
  /// @return the format of states and derivatives
  BigFloatFormat format();

  /// @return D, the number of variables
  int dimension();

  /// @param state      D numbers; not modified
  /// @param derivative D numbers; modified
  void derivative(long[] state, long[] derivative);
}
