package chaoscast.core.arithmetic;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import chaoscast.core.Requirements;
import chaoscast.core.linalg.DenseMatrix;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// A binary floating-point format with m explicit mantissa bits and e exponent bits.
///
/// Bias 2^(e−1) − 1, gradual underflow below 2^(1−bias), overflow to infinity above
/// (2 − 2^−m) · 2^bias as IEEE 754 rounds: round to nearest, ties to even. A format that flushes has zero
/// in place of what lies below 2^(1−bias), as fast hardware often has.
///
/// Two formats are equal if their names and widths are.
final class FloatFormat implements Arithmetic {
  private static final int DOUBLE_MANTISSA = 52;

  private final String name;
  private final int mantissaBits;
  private final int exponentBits;
  private final boolean flushes;
  private final double leastNormal;
  private final double greatest;
  /// 2^52 quanta of the subnormal numbers.
  private final double subnormalShift;

  FloatFormat(String name, int mantissaBits, int exponentBits) {
    this(name, mantissaBits, exponentBits, false);
  }

  FloatFormat(String name, int mantissaBits, int exponentBits, boolean flushes) {
    Requirements.requireBetween("mantissa bits", 1, DOUBLE_MANTISSA, mantissaBits);
    Requirements.requireBetween("exponent bits", 2, 11, exponentBits);
    this.name = name;
    this.mantissaBits = mantissaBits;
    this.exponentBits = exponentBits;
    this.flushes = flushes;
    int bias = (1 << (exponentBits - 1)) - 1;
    this.leastNormal = Math.scalb(1.0, 1 - bias);
    this.greatest = (2 - Math.scalb(1.0, -mantissaBits)) * Math.scalb(1.0, bias);
    this.subnormalShift = Math.scalb(1.0, DOUBLE_MANTISSA + 1 - bias - mantissaBits);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isExact() {
    return mantissaBits == 52 && exponentBits == 11 && !flushes;
  }

  @Override
  public boolean accumulatesInBinary64() {
    return mantissaBits > 23 || exponentBits > 8;
  }

  @Override
  public double round(double value) {
    return mantissaBits == 23 && exponentBits == 8 && !flushes
        ? (float) value : roundToWidths(value);
  }

  @Override
  public void round(DenseMatrix block) {
    if (isExact()) {
      return;
    }
    double[] row = new double[block.columns()];
    for (int i = 0; i < block.rows(); i++) {
      MemorySegment values = block.segment();
      long first = (long) i * block.stride() * Double.BYTES;
      MemorySegment.copy(values, JAVA_DOUBLE, first, row, 0, row.length);
      for (int j = 0; j < row.length; j++) {
        row[j] = round(row[j]);
      }
      MemorySegment.copy(row, 0, values, JAVA_DOUBLE, first, row.length);
    }
  }

  /// Rounds by the bits of the double: adding half of the last kept place, less one where that place is
  /// even, carries into it exactly when rounding to nearest, ties to even, goes up. Below the least
  /// normal number the quantum is fixed, and adding and taking away 2^52 quanta rounds.
  double roundToWidths(double value) {
    double magnitude = Math.abs(value);
    if (!(magnitude <= Double.MAX_VALUE)) {
      return value;
    }
    double rounded;
    if (magnitude < leastNormal) {
      rounded = flushes ? 0 : magnitude + subnormalShift - subnormalShift;
    } else {
      long bits = Double.doubleToRawLongBits(magnitude);
      int dropped = DOUBLE_MANTISSA - mantissaBits;
      long half = (1L << dropped) >>> 1;
      long odd = (bits >>> dropped) & 1;
      bits = (bits + half - (half == 0 ? 0 : 1 - odd)) >>> dropped << dropped;
      rounded = Double.longBitsToDouble(bits);
    }
    return Math.copySign(rounded > greatest ? Double.POSITIVE_INFINITY : rounded, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatFormat that
        && name.equals(that.name)
        && mantissaBits == that.mantissaBits
        && exponentBits == that.exponentBits;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, mantissaBits, exponentBits);
  }

  @Override
  public String toString() {
    return name;
  }
}
