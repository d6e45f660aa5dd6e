package chaoscast.core.arithmetic;

/// Which part of a surrogate computes in which format, of no more bits than a double.
///
/// @param states  states and feature map
/// @param readout the readout
public record Precision(Arithmetic states, Arithmetic readout) {
  public Precision {
    states.requireDoubles("a surrogate");
    readout.requireDoubles("a surrogate");
  }

  /// Everything in binary64.
  public static final Precision FULL = new Precision(Arithmetic.BINARY64, Arithmetic.BINARY64);

  /// Everything in binary32.
  public static final Precision SINGLE = new Precision(Arithmetic.BINARY32, Arithmetic.BINARY32);

  /// @param arithmetic the format to compute in
  /// @param scope      what computes in it; the rest stays as it is
  public Precision with(Arithmetic arithmetic, Scope scope) {
    return switch (scope) {
      case ALL -> new Precision(arithmetic, arithmetic);
      case READOUT -> new Precision(states, arithmetic);
      case ALL_BUT_READOUT -> new Precision(arithmetic, readout);
    };
  }

  /// @return whether nothing is rounded beyond binary64
  public boolean isExact() {
    return states.isExact() && readout.isExact();
  }
}
