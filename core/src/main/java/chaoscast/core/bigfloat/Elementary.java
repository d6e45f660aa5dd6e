package chaoscast.core.bigfloat;

import java.math.BigInteger;
import org.hipparchus.util.FieldSinCos;

/// Elementary functions, within 2 units in the last place.
///
/// Arguments are reduced, series summed as whole numbers of units of 2⁻ᶠ with some 64 bits more than the result
/// keeps, and what cancels is given more bits before.
///
/// Source of the reductions: R. P. Brent and P. Zimmermann, Modern Computer Arithmetic (Cambridge, 2010), chapter 4,
/// doi:10.1017/CBO9780511921698.
final class Elementary {
  /// Bits that the result does not keep.
  private static final int GUARD = 64;

  /// Beyond 2 to this, sine and cosine are not a number: π would need as many bits.
  private static final int LARGEST_ANGLE = 1 << 16;

  private Elementary() {}

  static BigFloat exp(BigFloat x) {
    BigFloatFormat format = x.format();
    if (x.isNaN() || x.isZero() || x.isInfinite()) {
      return format.number(Math.exp(x.getReal()));
    }
    if (x.getExponent() > 31) {
      return format.number(x.isNegative() ? 0 : Double.POSITIVE_INFINITY);
    }
    int fraction = format.bits() + GUARD;
    int more = Math.max(0, x.getExponent()) + 8;
    BigInteger value = x.fixed(fraction + more);
    BigInteger ln2 = Constants.ln2(fraction + more);
    BigInteger count = nearest(value, ln2);
    BigInteger rest = value.subtract(count.multiply(ln2)).shiftRight(more);
    return format.rounded(
        exponential(rest, fraction), count.longValueExact() - fraction, true);
  }

  static BigFloat expm1(BigFloat x) {
    BigFloatFormat format = x.format();
    if (!ordinary(x)) {
      return format.number(Math.expm1(x.getReal()));
    }
    if (tiny(x)) {
      return x;
    }
    BigFloatFormat wide = wide(x, GUARD);
    return exp(x.in(wide)).subtract(wide.getOne()).in(format);
  }

  static BigFloat log(BigFloat x) {
    BigFloatFormat format = x.format();
    if (!ordinary(x) || x.isNegative()) {
      return format.number(x.isZero() ? Double.NEGATIVE_INFINITY : Math.log(x.getReal()));
    }
    // x = m · 2^e with m near 1
    int e = x.getExponent();
    BigFloat m = x.scalb(-e);
    if (m.getReal() > Math.sqrt(2)) {
      m = m.scalb(-1);
      e++;
    }
    BigFloatFormat wide = format.ofTwice();
    BigFloat near = m.in(wide);
    BigFloat ratio = near.subtract(wide.getOne()).divide(near.add(wide.getOne()));
    BigFloat small = ratio.isZero() ? ratio : inverseHyperbolicTangent(ratio, format).scalb(1);
    if (e == 0) {
      return small.in(format);
    }
    int fraction = format.bits() + GUARD;
    BigFloat ln2 = wide.rounded(Constants.ln2(fraction), -fraction, true);
    return ln2.multiply(wide.number(e)).add(small).in(format);
  }

  static BigFloat log1p(BigFloat x) {
    BigFloatFormat format = x.format();
    if (!ordinary(x)) {
      return format.number(Math.log1p(x.getReal()));
    }
    if (tiny(x)) {
      return x;
    }
    BigFloatFormat wide = format.ofTwice();
    BigFloat value = x.in(wide);
    if (Math.abs(x.getReal()) < 0.4) {
      BigFloat ratio = value.divide(value.add(wide.number(2)));
      return inverseHyperbolicTangent(ratio, format).scalb(1).in(format);
    }
    return log(wide.getOne().add(value)).in(format);
  }

  static BigFloat log10(BigFloat x) {
    BigFloatFormat wide = x.format().wider(GUARD);
    return log(x.in(wide)).divide(log(wide.number(10))).in(x.format());
  }

  static FieldSinCos<BigFloat> sinCos(BigFloat x) {
    BigFloatFormat format = x.format();
    if (!ordinary(x) || x.getExponent() > LARGEST_ANGLE) {
      boolean zero = x.isZero();
      return new FieldSinCos<>(
          zero ? x : format.number(Double.NaN), format.number(zero ? 1 : Double.NaN));
    }
    if (tiny(x)) {
      return new FieldSinCos<>(x, format.getOne());
    }
    // x = n π/2 + rest, with as many bits as it takes for the rest to have p good ones.
    int fraction =
        format.bits() + GUARD + Math.abs(x.getExponent());
    BigInteger count;
    BigInteger rest;
    while (true) {
      int more = Math.max(0, x.getExponent()) + 8;
      BigInteger quarter = Constants.pi(fraction + more).shiftRight(1);
      BigInteger value = x.fixed(fraction + more);
      count = nearest(value, quarter);
      rest = value.subtract(count.multiply(quarter)).shiftRight(more);
      if (rest.bitLength() >= format.bits() + GUARD / 2) {
        break;
      }
      fraction += format.bits() + GUARD;
    }
    BigInteger square = rest.multiply(rest).shiftRight(fraction);
    BigFloat sine = format.rounded(alternating(rest, square, fraction, 1), -fraction, true);
    BigInteger one = BigInteger.ONE.shiftLeft(fraction);
    BigFloat cosine = format.rounded(alternating(one, square, fraction, 0), -fraction, true);
    return switch (count.and(BigInteger.valueOf(3)).intValue()) {
      case 0 -> new FieldSinCos<>(sine, cosine);
      case 1 -> new FieldSinCos<>(cosine, sine.negate());
      case 2 -> new FieldSinCos<>(sine.negate(), cosine.negate());
      default -> new FieldSinCos<>(cosine.negate(), sine);
    };
  }

  static BigFloat tan(BigFloat x) {
    FieldSinCos<BigFloat> both = sinCos(x.in(x.format().wider(GUARD)));
    return both.sin().divide(both.cos()).in(x.format());
  }

  static BigFloat atan(BigFloat x) {
    BigFloatFormat format = x.format();
    if (x.isInfinite()) {
      return halfPi(format).copySign(x);
    }
    if (!ordinary(x) || tiny(x)) {
      return x;
    }
    BigFloatFormat wide = format.wider(GUARD);
    BigFloat value = x.abs().in(wide);
    boolean large = value.getExponent() >= 0;
    if (large) {
      value = value.reciprocal();
    }
    BigFloat angle = arcTangent(value, format);
    if (large) {
      angle = halfPi(wide).subtract(angle);
    }
    return angle.in(format).copySign(x);
  }

  static BigFloat atan2(BigFloat y, BigFloat x) {
    BigFloatFormat format = y.format();
    if (!ordinary(x) || !ordinary(y)) {
      double rough = Math.atan2(y.getReal(), x.getReal());
      boolean exact = rough == 0 || Double.isNaN(rough);
      return exact
          ? format.number(rough)
          : halfPi(format).multiply(format.number(Math.rint(rough / (Math.PI / 4)))).scalb(-1);
    }
    BigFloatFormat wide = format.wider(GUARD);
    BigFloat angle = atan(y.in(wide).divide(x.in(wide)));
    if (x.isNegative()) {
      BigFloat half = halfPi(wide).scalb(1);
      angle = y.isNegative() ? angle.subtract(half) : angle.add(half);
    }
    return angle.in(format);
  }

  static BigFloat asin(BigFloat x) {
    BigFloatFormat wide = x.format().ofTwice();
    BigFloat value = x.in(wide);
    BigFloat rest = wide.getOne().subtract(value.multiply(value));
    return atan2(value, rest.sqrt()).in(x.format());
  }

  static BigFloat acos(BigFloat x) {
    BigFloatFormat wide = x.format().ofTwice();
    BigFloat value = x.in(wide);
    BigFloat rest = wide.getOne().subtract(value.multiply(value));
    return atan2(rest.sqrt(), value).in(x.format());
  }

  static BigFloat sinh(BigFloat x) {
    if (!ordinary(x) || tiny(x)) {
      return x;
    }
    BigFloatFormat wide = wide(x, GUARD);
    BigFloat grown = exp(x.in(wide));
    return grown.subtract(grown.reciprocal()).scalb(-1).in(x.format());
  }

  static BigFloat cosh(BigFloat x) {
    BigFloat grown = exp(x.abs().in(x.format().wider(GUARD)));
    return grown.add(grown.reciprocal()).scalb(-1).in(x.format());
  }

  static BigFloat tanh(BigFloat x) {
    BigFloatFormat format = x.format();
    if (!ordinary(x)) {
      return format.number(Math.tanh(x.getReal()));
    }
    if (tiny(x)) {
      return x;
    }
    BigFloatFormat wide = wide(x, GUARD);
    BigFloat decay = expm1(x.abs().in(wide).scalb(1).negate());
    return decay.negate().divide(decay.add(wide.number(2))).in(format).copySign(x);
  }

  static BigFloat asinh(BigFloat x) {
    if (!ordinary(x) || tiny(x)) {
      return x;
    }
    // ln(a + √(a² + 1)) = ln(1 + a + a² / (1 + √(a² + 1)))
    BigFloatFormat wide = x.format().wider(GUARD);
    BigFloat a = x.abs().in(wide);
    BigFloat square = a.multiply(a);
    BigFloat one = wide.getOne();
    BigFloat more = square.divide(one.add(square.add(one).sqrt()));
    return log1p(a.add(more)).in(x.format()).copySign(x);
  }

  static BigFloat acosh(BigFloat x) {
    // with d = x − 1: ln(1 + d + √(d (d + 2)))
    BigFloatFormat wide = x.format().ofTwice();
    BigFloat d = x.in(wide).subtract(wide.getOne());
    return log1p(d.add(d.multiply(d.add(wide.number(2))).sqrt())).in(x.format());
  }

  static BigFloat atanh(BigFloat x) {
    if (x.isNaN() || x.isZero() || tiny(x)) {
      return x;
    }
    BigFloatFormat wide = x.format().ofTwice();
    BigFloat a = x.abs().in(wide);
    // ½ ln(1 + 2 a / (1 − a))
    BigFloat ratio = a.scalb(1).divide(wide.getOne().subtract(a));
    return log1p(ratio).scalb(-1).in(x.format()).copySign(x);
  }

  static BigFloat pow(BigFloat x, BigFloat exponent) {
    BigFloatFormat format = x.format();
    if (exponent.isZero()) {
      return format.getOne();
    }
    boolean whole = exponent.isFinite() && exponent.rint().equals(exponent);
    if (whole && exponent.getExponent() < 31) {
      return pow(x, (int) exponent.getReal());
    }
    if (!ordinary(x) || !exponent.isFinite()) {
      return format.number(Math.pow(x.getReal(), exponent.getReal()));
    }
    if (x.isNegative() && !whole) {
      return format.number(Double.NaN);
    }
    BigFloatFormat wide = format.wider(2 * GUARD);
    BigFloat size = exp(log(x.abs().in(wide)).multiply(exponent.in(wide))).in(format);
    boolean odd =
        whole
            && exponent.getExponent() < format.bits()
            && !exponent.scalb(-1).rint().equals(exponent.scalb(-1));
    return x.isNegative() && odd ? size.negate() : size;
  }

  static BigFloat pow(BigFloat x, int exponent) {
    BigFloatFormat wide = x.format().wider(GUARD);
    BigFloat square = x.in(wide);
    BigFloat product = wide.getOne();
    for (long n = Math.abs((long) exponent); n > 0; n >>= 1) {
      if ((n & 1) != 0) {
        product = product.multiply(square);
      }
      square = square.multiply(square);
    }
    return (exponent < 0 ? product.reciprocal() : product).in(x.format());
  }

  static BigFloat root(BigFloat x, int n) {
    if (n == 2) {
      return x.sqrt();
    }
    if (!ordinary(x)) {
      return x;
    }
    if (n == 0 || (x.isNegative() && n % 2 == 0)) {
      return x.format().number(Double.NaN);
    }
    BigFloatFormat wide = x.format().wider(2 * GUARD);
    BigFloat size = exp(log(x.abs().in(wide)).divide(wide.number(n)));
    return size.in(x.format()).copySign(x);
  }

  private static boolean ordinary(BigFloat x) {
    return x.isFinite() && !x.isZero();
  }

  /// Whether functions that are x + O(x²) at zero are x to the last place.
  private static boolean tiny(BigFloat x) {
    return x.getExponent() < -x.format().bits() - 2;
  }

  /// A format with as many bits more as cancel in e^x − 1.
  private static BigFloatFormat wide(BigFloat x, int guard) {
    return x.format().wider(guard + Math.max(0, -x.getExponent()));
  }

  private static BigFloat halfPi(BigFloatFormat format) {
    int fraction = format.bits() + GUARD;
    return format.rounded(Constants.pi(fraction), -fraction - 1L, true);
  }

  /// The whole number nearest to a / b, b > 0.
  private static BigInteger nearest(BigInteger a, BigInteger b) {
    return a.shiftLeft(1).add(b).divide(b.shiftLeft(1)).subtract(
        a.shiftLeft(1).add(b).signum() < 0 ? BigInteger.ONE : BigInteger.ZERO);
  }

  /// e^rest for |rest| < 1/2: the series of e^(rest / 2^h), squared h times.
  private static BigInteger exponential(BigInteger rest, int fraction) {
    int halvings = (int) Math.sqrt(fraction);
    int inner = fraction + 2 * halvings + 32;
    BigInteger x = rest.shiftLeft(inner - fraction).shiftRight(halvings);
    BigInteger term = BigInteger.ONE.shiftLeft(inner);
    BigInteger sum = term;
    for (int n = 1; term.signum() != 0; n++) {
      term = term.multiply(x).shiftRight(inner).divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum).shiftRight(inner);
    }
    return sum.shiftRight(inner - fraction);
  }

  /// Σ (−1)^k first · square^k / ((n + 1) … (n + 2k)): sine with n = 1, cosine with n = 0.
  private static BigInteger alternating(
      BigInteger first, BigInteger square, int fraction, int n) {
    BigInteger term = first;
    BigInteger sum = first;
    for (int k = 1; term.signum() != 0; k++) {
      long divisor = (2L * k - 1 + n) * (2L * k + n);
      term =
          term.multiply(square).shiftRight(fraction).divide(BigInteger.valueOf(divisor)).negate();
      sum = sum.add(term);
    }
    return sum;
  }

  /// arctan of 0 < x ≤ 1 with the relative error of a format, by x → x / (1 + √(1 + x²)), which halves the angle.
  private static BigFloat arcTangent(BigFloat x, BigFloatFormat format) {
    int halvings = (int) Math.sqrt(format.bits());
    int fraction = format.bits() + GUARD + Math.max(0, -x.getExponent()) + 2 * halvings;
    BigInteger one = BigInteger.ONE.shiftLeft(fraction);
    BigInteger t = x.fixed(fraction);
    for (int i = 0; i < halvings; i++) {
      BigInteger root = one.multiply(one).add(t.multiply(t)).sqrt();
      t = t.shiftLeft(fraction).divide(one.add(root));
    }
    BigInteger sum = odd(t, fraction, true);
    return x.format().rounded(sum, (long) halvings - fraction, true);
  }

  /// artanh of |x| < 0.3 with the relative error of a format.
  private static BigFloat inverseHyperbolicTangent(BigFloat x, BigFloatFormat format) {
    int fraction = format.bits() + GUARD + Math.max(0, -x.getExponent());
    return x.format().rounded(odd(x.fixed(fraction), fraction, false), -fraction, true);
  }

  /// Σ ±t^(2k + 1) / (2k + 1).
  private static BigInteger odd(BigInteger t, int fraction, boolean alternating) {
    BigInteger square = t.multiply(t).shiftRight(fraction);
    BigInteger power = t;
    BigInteger sum = t;
    for (int k = 1; power.signum() != 0 && square.signum() != 0; k++) {
      power = power.multiply(square).shiftRight(fraction);
      if (power.bitLength() == 0) {
        break;
      }
      BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
      sum = alternating && k % 2 == 1 ? sum.subtract(term) : sum.add(term);
    }
    return sum;
  }
}
