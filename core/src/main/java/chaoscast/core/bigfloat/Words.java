package chaoscast.core.bigfloat;

/// How a number lies in an array: a header, then its limbs, the least significant first.
///
/// The value is ±0.m · 2^e with 1/2 ≤ 0.m < 1: the highest bit of the last limb is set, the bits below the format's
/// p are zero. The header holds the sign in bit 63, the kind in bits 32 and 33 and e in the low 32 bits; a number
/// whose words are all zero is zero.
final class Words {
  static final int ZERO = 0;
  static final int FINITE = 1;
  static final int INFINITE = 2;
  static final int NOT_A_NUMBER = 3;

  /// Beyond ±this an exponent is infinite, or zero.
  static final int LARGEST_EXPONENT = 1 << 30;

  private static final int KIND_SHIFT = 32;
  private static final long EXPONENT_MASK = 0xffff_ffffL;

  private Words() {}

  static long header(boolean negative, int kind, int exponent) {
    return (negative ? Long.MIN_VALUE : 0)
        | ((long) kind << KIND_SHIFT)
        | (exponent & EXPONENT_MASK);
  }

  static boolean negative(long header) {
    return header < 0;
  }

  static int kind(long header) {
    return (int) (header >>> KIND_SHIFT) & 3;
  }

  static int exponent(long header) {
    return (int) header;
  }

  static long negated(long header) {
    return header ^ Long.MIN_VALUE;
  }
}
