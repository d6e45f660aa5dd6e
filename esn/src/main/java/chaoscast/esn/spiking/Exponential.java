package chaoscast.esn.spiking;

/// The exponential function without branches, to 2·10⁻¹⁴:
///
///     exp x = 2ᵏ p(r),   x = k ln 2 + r,   |r| ≤ ½ ln 2,   |x| ≤ 700
///
/// where p is the Taylor polynomial of degree 11. [VectorEif] takes the same steps.
final class Exponential {
  static final double LIMIT = 700;
  static final double STEPS = 1 / 0.6931471805599453;
  /// −ln 2 in two parts, the first so short that k times it is exact.
  static final double HIGH = -0x1.62e42feep-1;
  static final double LOW = -0x1.a39ef35793c76p-33;
  /// Adding it rounds to an integer k, and leaves k + 1023 in the last bits.
  static final double ROUNDER = 0x1.8p52 + 1023;
  static final int MANTISSA_BITS = 52;
  static final double C2 = 1 / 2.0;
  static final double C3 = 1 / 6.0;
  static final double C4 = 1 / 24.0;
  static final double C5 = 1 / 120.0;
  static final double C6 = 1 / 720.0;
  static final double C7 = 1 / 5040.0;
  static final double C8 = 1 / 40320.0;
  static final double C9 = 1 / 362880.0;
  static final double C10 = 1 / 3628800.0;
  static final double C11 = 1 / 39916800.0;

  private Exponential() {}

  static double of(double x) {
    double bounded = Math.min(Math.max(x, -LIMIT), LIMIT);
    double shifted = Math.fma(bounded, STEPS, ROUNDER);
    double k = shifted - ROUNDER;
    double r = Math.fma(k, LOW, Math.fma(k, HIGH, bounded));
    double p = Math.fma(C11, r, C10);
    p = Math.fma(p, r, C9);
    p = Math.fma(p, r, C8);
    p = Math.fma(p, r, C7);
    p = Math.fma(p, r, C6);
    p = Math.fma(p, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r, C2);
    p = Math.fma(p, r, 1);
    p = Math.fma(p, r, 1);
    return p * Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << MANTISSA_BITS);
  }
}
