package chaoscast.core.files.table;

/// To how many digits the numbers of a column were printed: the unit of the last digit of v is
///
///     u(v) = max(10^−decimals, 10^(⌊log₁₀|v|⌋ + 1 − significant)),   at least ulp(v)
///
/// since a format such as `%.4f` fixes the decimals, and one such as `%.7g` the significant digits. Of binary numbers
/// of few bits it is the distance to the next one, 2^(⌊log₂|v|⌋ + 1 − bits).
///
/// @param decimals    most digits after the decimal point, powers of ten included
/// @param significant most digits from the first one that is not 0
/// @param bits        of a binary number's significand, 0 where the decimal digits decide
public record Digits(int decimals, int significant, int bits) {
  /// Binary numbers of 64 bits.
  public static final Digits BINARY64 = new Digits(400, 18);
  /// Binary numbers of 32 bits.
  public static final Digits BINARY32 = new Digits(400, 7);
  /// Binary numbers of 16 bits.
  public static final Digits BINARY16 = new Digits(400, 3, 11);
  /// Whole numbers.
  public static final Digits WHOLE = new Digits(0, 19);

  /// Of numbers printed in decimals.
  public Digits(int decimals, int significant) {
    this(decimals, significant, 0);
  }

  /// @return the unit of the last printed digit, > 0
  public double unit(double value) {
    if (bits > 0) {
      return Math.max(Math.scalb(1.0, Math.getExponent(value) + 1 - bits), Math.ulp(value));
    }
    double fixed = Math.pow(10, -Math.min(decimals, 320));
    double floating =
        value == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(value))) + 1 - significant);
    return Math.max(Math.max(fixed, floating), Math.ulp(value));
  }
}
