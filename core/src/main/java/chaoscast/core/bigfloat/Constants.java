package chaoscast.core.bigfloat;

import java.math.BigInteger;

/// π and ln 2 as whole numbers of units of 2⁻ᶠ, each kept with the most bits that were asked for.
final class Constants {
  /// Bits that the sums below lose at most.
  private static final int GUARD = 64;

  private static Fixed pi = new Fixed(BigInteger.ZERO, -1);
  private static Fixed ln2 = new Fixed(BigInteger.ZERO, -1);

  private record Fixed(BigInteger value, int fraction) {
    BigInteger at(int wanted) {
      return value.shiftRight(fraction - wanted);
    }
  }

  private Constants() {}

  /// J. Machin's formula, π = 16 arctan 1/5 − 4 arctan 1/239.
  ///
  /// @return ⌊π · 2^fraction⌋
  static synchronized BigInteger pi(int fraction) {
    if (pi.fraction < fraction) {
      int wide = fraction + GUARD;
      BigInteger value =
          inverseTangent(5, wide, true).shiftLeft(4)
              .subtract(inverseTangent(239, wide, true).shiftLeft(2));
      pi = new Fixed(value.shiftRight(GUARD), fraction);
    }
    return pi.at(fraction);
  }

  /// ln 2 = 18 artanh 1/26 − 2 artanh 1/4801 + 8 artanh 1/8749.
  ///
  /// Source: J. Arndt and C. Haenel, Pi unleashed (Springer, 2001), doi:10.1007/978-3-642-56735-3, on formulas of
  /// Machin's kind.
  ///
  /// @return ⌊ln 2 · 2^fraction⌋
  static synchronized BigInteger ln2(int fraction) {
    if (ln2.fraction < fraction) {
      int wide = fraction + GUARD;
      BigInteger value =
          inverseTangent(26, wide, false).multiply(BigInteger.valueOf(18))
              .subtract(inverseTangent(4801, wide, false).shiftLeft(1))
              .add(inverseTangent(8749, wide, false).shiftLeft(3));
      ln2 = new Fixed(value.shiftRight(GUARD), fraction);
    }
    return ln2.at(fraction);
  }

  /// arctan 1/n, or artanh 1/n, as Σ ±1 / ((2k + 1) n^(2k + 1)).
  private static BigInteger inverseTangent(int n, int fraction, boolean alternating) {
    BigInteger square = BigInteger.valueOf((long) n * n);
    BigInteger power = BigInteger.ONE.shiftLeft(fraction).divide(BigInteger.valueOf(n));
    BigInteger sum = power;
    for (int k = 1; power.signum() != 0; k++) {
      power = power.divide(square);
      BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
      sum = alternating && k % 2 == 1 ? sum.subtract(term) : sum.add(term);
    }
    return sum;
  }
}
