package chaoscast.splinenets.breakplane;

/// A number as the unevaluated sum of two doubles, about 32 decimal digits.
///
/// Source: T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math.
/// 18 (1971) 224–242, doi:10.1007/BF01397083.
///
/// @param high the nearest double
/// @param low  what is left, at most half a unit in the last place of `high`
record DoubleDouble(double high, double low) {
  static final DoubleDouble ZERO = new DoubleDouble(0, 0);

  /// @return a + b, exactly
  static DoubleDouble sum(double a, double b) {
    double sum = a + b;
    double part = sum - a;
    return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
  }

  DoubleDouble plus(DoubleDouble other) {
    DoubleDouble sum = sum(high, other.high);
    return sum(sum.high, sum.low + low + other.low);
  }

  DoubleDouble plus(double other) {
    DoubleDouble sum = sum(high, other);
    return sum(sum.high, sum.low + low);
  }

  DoubleDouble times(DoubleDouble other) {
    double product = high * other.high;
    double rest = Math.fma(high, other.high, -product);
    return sum(product, rest + high * other.low + low * other.high);
  }
}
