package chaoscast.evaluation.study;

import chaoscast.core.Cost;

/// Energy of arithmetic in one number format on a 45 nm processor at 0.9 V; memory and the calls of
/// transcendental functions, which the source does not give, are left out.
///
/// The source gives binary32 and binary16. For other formats each energy follows the power law in the
/// width p of the significand that goes through these two, p = 24 and p = 11:
///
///     E(p) = E(24) (p / 24)^a,   a = ln(E(24) / E(11)) / ln(24 / 11)
///
/// which is a = 1.56 for multiplication and 1.04 for addition; both lie between the exponents of a ripple
/// adder, 1, and an array multiplier, 2.
///
/// Source: M. Horowitz, Computing's energy problem (and what we can do about it), ISSCC 2014, figure
/// 1.1.9, doi:10.1109/ISSCC.2014.6757323.
///
/// @param format         name of the number format
/// @param multiplication in picojoule
/// @param addition       in picojoule
/// @param published      whether the source gives it
public record EnergyPerOperation(
    String format, double multiplication, double addition, boolean published) {
  private static final int WIDE = 24;
  private static final int NARROW = 11;

  public static final EnergyPerOperation BINARY32 =
      new EnergyPerOperation("binary32", 3.7, 0.9, true);
  public static final EnergyPerOperation BINARY16 =
      new EnergyPerOperation("binary16", 1.1, 0.4, true);
  public static final EnergyPerOperation BINARY64 = scaled("binary64", 53);
  public static final EnergyPerOperation BFLOAT16 = scaled("bfloat16", 8);

  /// @param significand bits with the implicit one, ≥ 1
  public static EnergyPerOperation scaled(String format, int significand) {
    return new EnergyPerOperation(
        format,
        law(BINARY32.multiplication, BINARY16.multiplication, significand),
        law(BINARY32.addition, BINARY16.addition, significand),
        false);
  }

  private static double law(double wide, double narrow, int significand) {
    double power = Math.log(wide / narrow) / Math.log((double) WIDE / NARROW);
    return wide * Math.pow((double) significand / WIDE, power);
  }

  /// @return nanojoules of the multiply-adds of one closed-loop step
  public double nanojoules(Cost cost) {
    return 1e-3 * cost.multiplyAdds() * (multiplication + addition);
  }
}
