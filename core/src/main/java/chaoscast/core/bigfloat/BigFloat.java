package chaoscast.core.bigfloat;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.util.FieldSinCos;
import org.hipparchus.util.FieldSinhCosh;

/// An immutable binary floating-point number of p bits.
///
/// +, −, ×, ÷ and √ are correctly rounded; elementary functions are within 2 units in the last place. Numbers of
/// different formats do not mix: [#in] moves one to another. Hipparchus' integrators for fields take it:
///
///     var integrator = new ClassicalRungeKuttaFieldIntegrator<>(format, format.number(1.0 / 1024));
///     integrator.setUsingFieldCoefficients(true); // else it computes with coefficients of 53 bits
public final class BigFloat implements CalculusFieldElement<BigFloat>, Comparable<BigFloat> {
  private static final double LOG10_OF_2 = Math.log10(2);
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  /// Beyond 2 to ± this the digits of a decimal would be more than anybody reads.
  private static final int LONGEST_DECIMAL = 1 << 20;

  private final BigFloatFormat format;
  private final long[] words;

  BigFloat(BigFloatFormat format, long[] words) {
    this.format = requireNonNull(format);
    this.words = words;
  }

  /// @return what it is a number of
  public BigFloatFormat format() {
    return format;
  }

  /// @param target where to
  /// @return the nearest number there, ties to even
  public BigFloat in(BigFloatFormat target) {
    if (target.equals(format)) {
      return this;
    }
    if (!isFinite() || isZero()) {
      return target.number(getReal());
    }
    return target.rounded(signed(), scale(), false);
  }

  /// @return the exact value
  /// @throws ArithmeticException if it is not finite, or beyond 2^±1 048 576
  public BigDecimal toBigDecimal() {
    if (!isFinite()) {
      throw new ArithmeticException("not finite: " + getReal());
    }
    if (!decimal()) {
      throw new ArithmeticException(
          "too large or too small for a decimal: the exponent is " + getExponent());
    }
    if (isZero()) {
      return BigDecimal.ZERO;
    }
    BigInteger whole = signed();
    long scale = scale();
    int zeros = whole.getLowestSetBit();
    whole = whole.shiftRight(zeros);
    scale += zeros;
    return scale >= 0
        ? new BigDecimal(whole.shiftLeft(Math.toIntExact(scale)))
        : new BigDecimal(
            whole.multiply(FIVE.pow(Math.toIntExact(-scale))), Math.toIntExact(-scale));
  }

  /// @return a decimal of ⌈p log₁₀ 2⌉ + 2 digits at most, whose nearest number here is this one
  /// @throws ArithmeticException as [#toBigDecimal] does
  public String text() {
    int digits = (int) Math.ceil(format.bits() * LOG10_OF_2) + 2;
    return toBigDecimal().round(new MathContext(digits)).stripTrailingZeros().toString();
  }

  private boolean decimal() {
    return Math.abs(getExponent()) <= LONGEST_DECIMAL;
  }

  /// Copies it into an array, where a kernel finds it.
  ///
  /// @param out modified from `to` on
  public void copyTo(long[] out, int to) {
    System.arraycopy(words, 0, out, to, words.length);
  }

  /// @param source words; the number begins at `at`
  public static BigFloat from(BigFloatFormat format, long[] source, int at) {
    return format.wrap(Arrays.copyOfRange(source, at, at + format.words()));
  }

  /// ± the limbs as a whole number.
  private BigInteger signed() {
    BigInteger magnitude = format.kernel().magnitude(words, 0);
    return isNegative() ? magnitude.negate() : magnitude;
  }

  /// The power of two of a unit of [#signed].
  private long scale() {
    return (long) Words.exponent(words[0]) - (long) Long.SIZE * format.limbs();
  }

  /// @return whether its sign is that of a number below zero
  public boolean isNegative() {
    return Words.negative(words[0]);
  }

  @Override
  public boolean isZero() {
    return Words.kind(words[0]) == Words.ZERO;
  }

  @Override
  public boolean isInfinite() {
    return Words.kind(words[0]) == Words.INFINITE;
  }

  @Override
  public boolean isNaN() {
    return Words.kind(words[0]) == Words.NOT_A_NUMBER;
  }

  @Override
  public boolean isFinite() {
    return Words.kind(words[0]) <= Words.FINITE;
  }

  @Override
  public double getReal() {
    return format.kernel().toDouble(words, 0);
  }

  /// What the nearest double leaves.
  @Override
  public BigFloat getAddendum() {
    return subtract(format.number(getReal()));
  }

  /// e of 1 ≤ |value| · 2⁻ᵉ < 2.
  @Override
  public int getExponent() {
    return isFinite() && !isZero() ? Words.exponent(words[0]) - 1 : Math.getExponent(getReal());
  }

  @Override
  public BigFloatFormat getField() {
    return format;
  }

  @Override
  public BigFloat newInstance(double value) {
    return format.number(value);
  }

  @Override
  public BigFloat getPi() {
    return format.rounded(Constants.pi(format.bits() + 64), -(format.bits() + 64L), true);
  }

  @Override
  public BigFloat add(BigFloat other) {
    long[] out = new long[words.length];
    format.kernel().add(words, 0, same(other).words, 0, out, 0);
    return format.wrap(out);
  }

  @Override
  public BigFloat subtract(BigFloat other) {
    long[] out = new long[words.length];
    format.kernel().subtract(words, 0, same(other).words, 0, out, 0);
    return format.wrap(out);
  }

  @Override
  public BigFloat multiply(BigFloat other) {
    long[] out = new long[words.length];
    format.kernel().multiply(words, 0, same(other).words, 0, out, 0);
    return format.wrap(out);
  }

  @Override
  public BigFloat multiply(int factor) {
    return multiply(format.number(factor));
  }

  @Override
  public BigFloat divide(BigFloat other) {
    long[] out = new long[words.length];
    format.kernel().divide(words, 0, same(other).words, 0, out, 0);
    return format.wrap(out);
  }

  @Override
  public BigFloat reciprocal() {
    return format.getOne().divide(this);
  }

  @Override
  public BigFloat negate() {
    long[] out = new long[words.length];
    format.kernel().negate(words, 0, out, 0);
    return format.wrap(out);
  }

  @Override
  public BigFloat abs() {
    return isNegative() ? negate() : this;
  }

  @Override
  public BigFloat sqrt() {
    long[] out = new long[words.length];
    format.kernel().squareRoot(words, 0, out, 0);
    return format.wrap(out);
  }

  @Override
  public BigFloat scalb(int power) {
    long[] out = new long[words.length];
    format.kernel().scale(words, 0, power, out, 0);
    return format.wrap(out);
  }

  /// The distance to the next number of larger magnitude.
  @Override
  public BigFloat ulp() {
    return isFinite() && !isZero()
        ? format.getOne().scalb(getExponent() + 1 - format.bits())
        : format.number(isZero() ? 0 : Math.abs(getReal()));
  }

  @Override
  public BigFloat sign() {
    return isNaN() || isZero() ? this : format.number(isNegative() ? -1 : 1);
  }

  @Override
  public BigFloat copySign(BigFloat sign) {
    return isNegative() == sign.isNegative() ? this : negate();
  }

  @Override
  public BigFloat copySign(double sign) {
    return copySign(format.number(sign));
  }

  @Override
  public BigFloat floor() {
    return whole(RoundingMode.FLOOR);
  }

  @Override
  public BigFloat ceil() {
    return whole(RoundingMode.CEILING);
  }

  @Override
  public BigFloat rint() {
    return whole(RoundingMode.HALF_EVEN);
  }

  private BigFloat whole(RoundingMode mode) {
    if (!isFinite() || isZero() || getExponent() >= format.bits() - 1) {
      return this;
    }
    if (getExponent() < -2) {
      // Nearer to zero than to a half; the exact decimal could be long.
      boolean away =
          (mode == RoundingMode.FLOOR && isNegative())
              || (mode == RoundingMode.CEILING && !isNegative());
      return away ? sign() : format.number(isNegative() ? -0.0 : 0.0);
    }
    BigInteger integer = toBigDecimal().setScale(0, mode).toBigInteger();
    return integer.signum() == 0
        ? format.number(isNegative() ? -0.0 : 0.0)
        : format.rounded(integer, 0, false);
  }

  /// this − n · divisor with n the whole number nearest to this / divisor, ties to even; exact.
  @Override
  public BigFloat remainder(BigFloat divisor) {
    if (!isFinite() || divisor.isNaN() || divisor.isZero()) {
      return format.number(Double.NaN);
    }
    if (divisor.isInfinite() || isZero()) {
      return this;
    }
    BigInteger dividend = signed();
    BigInteger by = same(divisor).signed().abs();
    long unit = Math.min(scale(), divisor.scale());
    dividend = dividend.shiftLeft(Math.toIntExact(scale() - unit));
    by = by.shiftLeft(Math.toIntExact(divisor.scale() - unit));
    BigInteger[] parts = dividend.abs().divideAndRemainder(by);
    BigInteger rest = parts[1];
    int order = rest.shiftLeft(1).compareTo(by);
    if (order > 0 || (order == 0 && parts[0].testBit(0))) {
      rest = rest.subtract(by);
    }
    return format.rounded(isNegative() ? rest.negate() : rest, unit, false);
  }

  @Override
  public BigFloat remainder(double divisor) {
    return remainder(format.number(divisor));
  }

  @Override
  public BigFloat exp() {
    return Elementary.exp(this);
  }

  @Override
  public BigFloat expm1() {
    return Elementary.expm1(this);
  }

  @Override
  public BigFloat log() {
    return Elementary.log(this);
  }

  @Override
  public BigFloat log1p() {
    return Elementary.log1p(this);
  }

  @Override
  public BigFloat log10() {
    return Elementary.log10(this);
  }

  @Override
  public BigFloat sin() {
    return Elementary.sinCos(this).sin();
  }

  @Override
  public BigFloat cos() {
    return Elementary.sinCos(this).cos();
  }

  @Override
  public FieldSinCos<BigFloat> sinCos() {
    return Elementary.sinCos(this);
  }

  @Override
  public BigFloat tan() {
    return Elementary.tan(this);
  }

  @Override
  public BigFloat asin() {
    return Elementary.asin(this);
  }

  @Override
  public BigFloat acos() {
    return Elementary.acos(this);
  }

  @Override
  public BigFloat atan() {
    return Elementary.atan(this);
  }

  @Override
  public BigFloat atan2(BigFloat x) {
    return Elementary.atan2(this, same(x));
  }

  @Override
  public BigFloat sinh() {
    return Elementary.sinh(this);
  }

  @Override
  public BigFloat cosh() {
    return Elementary.cosh(this);
  }

  @Override
  public FieldSinhCosh<BigFloat> sinhCosh() {
    return new FieldSinhCosh<>(sinh(), cosh());
  }

  @Override
  public BigFloat tanh() {
    return Elementary.tanh(this);
  }

  @Override
  public BigFloat asinh() {
    return Elementary.asinh(this);
  }

  @Override
  public BigFloat acosh() {
    return Elementary.acosh(this);
  }

  @Override
  public BigFloat atanh() {
    return Elementary.atanh(this);
  }

  @Override
  public BigFloat pow(BigFloat exponent) {
    return Elementary.pow(this, same(exponent));
  }

  @Override
  public BigFloat pow(double exponent) {
    return pow(format.number(exponent));
  }

  /// Rounded once: the powers in between have more bits.
  @Override
  public BigFloat pow(int exponent) {
    return Elementary.pow(this, exponent);
  }

  @Override
  public BigFloat rootN(int n) {
    return Elementary.root(this, n);
  }

  @Override
  public BigFloat cbrt() {
    return rootN(3);
  }

  @Override
  public BigFloat hypot(BigFloat other) {
    if (isInfinite() || same(other).isInfinite()) {
      return format.number(Double.POSITIVE_INFINITY);
    }
    BigFloatFormat wide = format.ofTwice();
    BigFloat x = in(wide);
    BigFloat y = other.in(wide);
    return x.multiply(x).add(y.multiply(y)).sqrt().in(format);
  }

  @Override
  public BigFloat linearCombination(BigFloat[] a, BigFloat[] b) {
    if (a.length != b.length) {
      throw new MathIllegalArgumentException(
          LocalizedCoreFormats.DIMENSIONS_MISMATCH, a.length, b.length);
    }
    BigFloatFormat wide = format.ofTwice();
    BigFloat sum = wide.getZero();
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].in(wide).multiply(b[i].in(wide)));
    }
    return sum.in(format);
  }

  @Override
  public BigFloat linearCombination(BigFloat a1, BigFloat b1, BigFloat a2, BigFloat b2) {
    return linearCombination(new BigFloat[] {a1, a2}, new BigFloat[] {b1, b2});
  }

  @Override
  public BigFloat linearCombination(
      BigFloat a1, BigFloat b1, BigFloat a2, BigFloat b2, BigFloat a3, BigFloat b3) {
    return linearCombination(new BigFloat[] {a1, a2, a3}, new BigFloat[] {b1, b2, b3});
  }

  @Override
  public BigFloat linearCombination(
      BigFloat a1,
      BigFloat b1,
      BigFloat a2,
      BigFloat b2,
      BigFloat a3,
      BigFloat b3,
      BigFloat a4,
      BigFloat b4) {
    return linearCombination(
        new BigFloat[] {a1, a2, a3, a4}, new BigFloat[] {b1, b2, b3, b4});
  }

  /// As [BigFloatKernel#compare] orders: not a number last, zeros equal.
  @Override
  public int compareTo(BigFloat other) {
    return format.kernel().compare(words, 0, same(other).words, 0);
  }

  private BigFloat same(BigFloat other) {
    if (!format.equals(other.format)) {
      throw new IllegalArgumentException(
          "numbers must be of one format but were %s and %s: move one with in()"
              .formatted(format, other.format));
    }
    return other;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BigFloat number
        && format.equals(number.format)
        && Arrays.equals(words, number.words);
  }

  @Override
  public int hashCode() {
    return 31 * format.hashCode() + Arrays.hashCode(words);
  }

  /// @return ⌊value · 2^fraction⌋
  BigInteger fixed(int fraction) {
    long shift = scale() + fraction;
    return shift >= 0
        ? signed().shiftLeft(Math.toIntExact(shift))
        : signed().shiftRight((int) Math.min(Integer.MAX_VALUE, -shift));
  }

  /// Decimal digits from which [BigFloatFormat#number(BigDecimal)] makes the same number again.
  @Override
  public String toString() {
    if (!isFinite() || isZero()) {
      return String.valueOf(getReal());
    }
    if (!decimal()) {
      return "%s * 2^%d".formatted(scalb(-getExponent()), getExponent());
    }
    int digits = 2 + (int) Math.ceil(format.bits() * LOG10_OF_2);
    return toBigDecimal().round(new MathContext(digits)).stripTrailingZeros().toString();
  }
}
