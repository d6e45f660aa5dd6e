package chaoscast.lorenz.equations;

/// Several functions of several variables, evaluated together. Allocates nothing, keeps nothing, and may
/// run in several threads at once.
@FunctionalInterface
interface NumericFunction {
  /// @param arguments a; not modified
  /// @param direction da, of as many values, where the functions have it; not modified
  /// @param results   modified: holds the values. Never the same array as the others
  void evaluate(double[] arguments, double[] direction, double[] results);
}
