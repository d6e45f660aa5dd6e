package chaoscast.core.arithmetic;

import chaoscast.core.Requirements;

/// A binary floating-point format with m explicit mantissa bits and e exponent bits.
///
/// Bias 2^(e−1) − 1, gradual underflow below 2^(1−bias), overflow to infinity above
/// (2 − 2^−m) · 2^bias as IEEE 754 rounds: round to nearest, ties to even.
///
/// @param name         the name to parse and print
/// @param mantissaBits m, 1 … 52
/// @param exponentBits e, 2 … 11
record FloatFormat(String name, int mantissaBits, int exponentBits) implements Arithmetic {

  FloatFormat {
    Requirements.requireBetween("mantissa bits", 1, 52, mantissaBits);
    Requirements.requireBetween("exponent bits", 2, 11, exponentBits);
  }

  @Override
  public boolean isExact() {
    return mantissaBits == 52 && exponentBits == 11;
  }

  @Override
  public boolean accumulatesInBinary64() {
    return mantissaBits > 23 || exponentBits > 8;
  }

  @Override
  public double round(double value) {
    return mantissaBits == 23 && exponentBits == 8 ? (float) value : roundByQuantum(value);
  }

  /// Rounds to a multiple of the distance between this format's neighbours of the value.
  double roundByQuantum(double value) {
    if (isExact() || value == 0 || !Double.isFinite(value)) {
      return value;
    }
    int bias = (1 << (exponentBits - 1)) - 1;
    int exponent = Math.max(Math.getExponent(value), 1 - bias);
    double quantum = Math.scalb(1.0, exponent - mantissaBits);
    double rounded = Math.rint(value / quantum) * quantum;
    double greatest = (2 - Math.scalb(1.0, -mantissaBits)) * Math.scalb(1.0, bias);
    if (Math.abs(rounded) > greatest) {
      return Math.copySign(Double.POSITIVE_INFINITY, value);
    }
    return Math.copySign(rounded, value);
  }
}
