package chaoscast.core.bigfloat;

import chaoscast.core.InputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.Field;

/// The binary floating-point numbers of p bits of significand, `binary(p)`.
///
/// Unit roundoff is 2⁻ᵖ: binary64 has p = 53. Exponents reach to ±2³⁰; beyond lie infinity and zero.
///
///     BigFloatFormat format = BigFloatFormat.of(512);
///     BigFloat third = format.number(1).divide(format.number(3));
public final class BigFloatFormat implements Field<BigFloat> {
  /// The fewest bits that users may ask for: the significand of a double, without its bounds on exponents.
  public static final int LEAST_BITS = 53;

  /// The most bits that users may ask for.
  public static final int MOST_BITS = 4096;

  private static final Pattern NAME = Pattern.compile("binary\\((\\d{1,6})\\)");
  private static final Map<Integer, BigFloatFormat> KNOWN = new ConcurrentHashMap<>();

  private final int bits;
  private final int limbs;

  private BigFloatFormat(int bits) {
    this.bits = bits;
    this.limbs = (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /// @param bits p, 53 … 4096
  /// @throws InputException for another p
  public static BigFloatFormat of(int bits) {
    if (bits < LEAST_BITS || bits > MOST_BITS) {
      throw new InputException(
          "the bits of binary(p) must be %d … %d but were %d"
              .formatted(LEAST_BITS, MOST_BITS, bits));
    }
    return ofAny(bits);
  }

  /// @param name `binary(p)`
  /// @throws InputException for another name, or a p out of range
  public static BigFloatFormat parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new InputException(
          "a format of more than 64 bits must be binary(p), such as binary(512), but was '%s'"
              .formatted(name));
    }
    return of(Integer.parseInt(matcher.group(1)));
  }

  /// @param bits ≥ 2: working formats may be wider than users may ask for, and tests look at narrow ones
  static BigFloatFormat ofAny(int bits) {
    return KNOWN.computeIfAbsent(bits, BigFloatFormat::new);
  }

  /// @return p
  public int bits() {
    return bits;
  }

  /// @return the name that [#parse] reads
  public String name() {
    return "binary(%d)".formatted(bits);
  }

  /// @return how many 64-bit limbs a significand takes, ⌈p / 64⌉
  public int limbs() {
    return limbs;
  }

  /// @return how many `long`s a number takes in an array, 1 + ⌈p / 64⌉
  public int words() {
    return 1 + limbs;
  }

  /// @return 2^(1 − p), the distance of 1 from the next number
  public double epsilon() {
    return Math.scalb(1.0, 1 - bits);
  }

  /// @return a new kernel, for one thread
  public BigFloatKernel kernel() {
    return new BigFloatKernel(this);
  }

  /// @return the number nearest to a double, which is the double itself
  public BigFloat number(double value) {
    long[] words = new long[words()];
    kernel().set(value, words, 0);
    return new BigFloat(this, words);
  }

  /// @return the number nearest to a decimal, ties to even
  public BigFloat number(BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    if (value.scale() <= 0) {
      return rounded(unscaled.multiply(BigInteger.TEN.pow(-value.scale())), 0, false);
    }
    BigInteger divisor = BigInteger.TEN.pow(value.scale());
    int shift = Math.max(0, bits + 4 + divisor.bitLength() - unscaled.bitLength());
    BigInteger[] quotient = unscaled.abs().shiftLeft(shift).divideAndRemainder(divisor);
    BigInteger signed = unscaled.signum() < 0 ? quotient[0].negate() : quotient[0];
    return rounded(signed, -shift, quotient[1].signum() != 0);
  }

  /// @param text what [BigFloat#text] wrote, or another decimal
  /// @return the nearest number
  /// @throws InputException if it is no decimal
  public BigFloat number(String text) {
    try {
      return number(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new InputException("a number must be a decimal but was '%s'".formatted(text), e);
    }
  }

  /// @param numbers of this format, one every [#words()]; not modified
  /// @return the same numbers, each rounded to the nearest of another format
  public long[] rounded(long[] numbers, BigFloatFormat target) {
    if (target.equals(this)) {
      return numbers.clone();
    }
    int count = numbers.length / words();
    long[] rounded = new long[count * target.words()];
    for (int i = 0; i < count; i++) {
      BigFloat.from(this, numbers, i * words()).in(target).copyTo(rounded, i * target.words());
    }
    return rounded;
  }

  /// @param words [#words()] of them, as a kernel makes them; not copied
  BigFloat wrap(long[] words) {
    return new BigFloat(this, words);
  }

  /// @return whole · 2^scale, rounded; a part of a unit more in magnitude where `sticky`
  BigFloat rounded(BigInteger whole, long scale, boolean sticky) {
    long[] words = new long[words()];
    kernel().set(whole.signum() < 0, whole.abs(), scale, sticky, words, 0);
    return new BigFloat(this, words);
  }

  /// @return a format with more bits
  BigFloatFormat wider(int more) {
    return ofAny(bits + more);
  }

  /// @return a format in which products of two numbers of this one are exact
  BigFloatFormat ofTwice() {
    return ofAny(2 * bits + Long.SIZE);
  }

  @Override
  public BigFloat getZero() {
    return number(0.0);
  }

  @Override
  public BigFloat getOne() {
    return number(1.0);
  }

  @Override
  public Class<BigFloat> getRuntimeClass() {
    return BigFloat.class;
  }

  @Override
  public String toString() {
    return name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BigFloatFormat format && bits == format.bits;
  }

  @Override
  public int hashCode() {
    return bits;
  }
}
