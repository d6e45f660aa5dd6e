package chaoscast.core.flow;

/// Pairs of successive states that the steps of a flow are judged by.
///
///     (x_i, x_{i+1})
public interface StatePairs {
  /// @return how many pairs there are
  int count();

  /// @return number of variables of a state
  int dimension();

  /// @param number of the pair, 0 … count − 1
  /// @param state  modified: x_i
  /// @param next   modified: x_{i+1}
  void copyTo(int number, double[] state, double[] next);
}
