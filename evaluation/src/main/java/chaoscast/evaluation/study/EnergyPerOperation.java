package chaoscast.evaluation.study;

import chaoscast.core.Cost;

/// Energy of arithmetic in one number format on a 45 nm processor at 0.9 V; memory and the calls of
/// transcendental functions, which the source does not give, are left out. It gives none for binary64.
///
/// Source: M. Horowitz, Computing's energy problem (and what we can do about it), ISSCC 2014, figure
/// 1.1.9, doi:10.1109/ISSCC.2014.6757323.
///
/// @param format         name of the number format
/// @param multiplication in picojoule
/// @param addition       in picojoule
public record EnergyPerOperation(String format, double multiplication, double addition) {
  public static final EnergyPerOperation BINARY32 = new EnergyPerOperation("binary32", 3.7, 0.9);
  public static final EnergyPerOperation BINARY16 = new EnergyPerOperation("binary16", 1.1, 0.4);

  /// @return nanojoules of the multiply-adds of one closed-loop step
  public double nanojoules(Cost cost) {
    return 1e-3 * cost.multiplyAdds() * (multiplication + addition);
  }
}
