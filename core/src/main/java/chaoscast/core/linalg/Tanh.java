package chaoscast.core.linalg;

/// The hyperbolic tangent from one exponential, without branches, to 3 units in the last place:
///
///     tanh x = sign(x) · h/(h + 1),   h = (exp(2|x|) − 1)/2
///
/// With |x| = (k/2) ln 2 + r, |r| ≤ ¼ ln 2: h = 2ᵏ·p(r) + (2ᵏ − 1)/2, where p(r) is the Taylor
/// polynomial of (exp(2r) − 1)/2 of degree 13, whose error is below 2⁻⁵⁵ of r. At |x| = 20 the
/// result has long been ±1. [TanhVector] takes the same steps.
///
/// Source: reduction and reconstruction are those of P. T. P. Tang, Table-driven implementation of
/// the expm1 function, ACM TOMS 18 (1992) 211, doi:10.1145/146847.146928, without the table.
final class Tanh {
  /// |x| is cut off there: 1 − tanh x is far less than half a unit in the last place of 1.
  static final double SATURATION = 20;

  /// 2/ln 2.
  static final double STEPS = 2 / 0.6931471805599453;

  /// ½ ln 2 in two parts with opposite sign, the first so short that k times it is exact.
  static final double STEP_HIGH = -0x1.62e42feep-2;

  static final double STEP_LOW = -0x1.a39ef35793c76p-34;

  /// Adding it rounds to an integer k, and leaves k + 1023, the biased exponent of 2ᵏ, in the last
  /// bits.
  static final double ROUNDER = 0x1.8p52 + 1023;

  static final int MANTISSA_BITS = 52;
  static final long SIGN = Long.MIN_VALUE;

  /// 2ⁿ⁻¹/n! for n = 2 … 13.
  static final double C2 = 1;

  static final double C3 = 2 / 3.0;
  static final double C4 = 1 / 3.0;
  static final double C5 = 2 / 15.0;
  static final double C6 = 2 / 45.0;
  static final double C7 = 4 / 315.0;
  static final double C8 = 1 / 315.0;
  static final double C9 = 2 / 2835.0;
  static final double C10 = 2 / 14175.0;
  static final double C11 = 4 / 155925.0;
  static final double C12 = 2 / 467775.0;
  static final double C13 = 4 / 6081075.0;

  private Tanh() {}

  static double of(double x) {
    double absolute = Math.min(Math.abs(x), SATURATION);
    double shifted = Math.fma(absolute, STEPS, ROUNDER);
    double k = shifted - ROUNDER;
    double r = Math.fma(k, STEP_LOW, Math.fma(k, STEP_HIGH, absolute));
    double q = Math.fma(C13, r, C12);
    q = Math.fma(q, r, C11);
    q = Math.fma(q, r, C10);
    q = Math.fma(q, r, C9);
    q = Math.fma(q, r, C8);
    q = Math.fma(q, r, C7);
    q = Math.fma(q, r, C6);
    q = Math.fma(q, r, C5);
    q = Math.fma(q, r, C4);
    q = Math.fma(q, r, C3);
    q = Math.fma(q, r, C2);
    double p = Math.fma(r * r, q, r);
    double scale =
        Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << MANTISSA_BITS);
    double h = Math.fma(scale, p, Math.fma(scale, 0.5, -0.5));
    double magnitude = h / (h + 1);
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(magnitude) | (Double.doubleToRawLongBits(x) & SIGN));
  }
}
