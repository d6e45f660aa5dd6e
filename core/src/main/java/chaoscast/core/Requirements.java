package chaoscast.core;

/// Checks of arguments whose messages give name, constraint and actual value.
public final class Requirements {
  private Requirements() {}

  /// @return `value`, which is > 0 and finite
  public static double requirePositive(String name, double value) {
    return require(value > 0 && Double.isFinite(value), name, "> 0", value);
  }

  /// @return `value`, which is ≥ 0 and finite
  public static double requireNonNegative(String name, double value) {
    return require(value >= 0 && Double.isFinite(value), name, "≥ 0", value);
  }

  /// @return `value`, which is neither NaN nor infinite
  public static double requireFinite(String name, double value) {
    return require(Double.isFinite(value), name, "finite", value);
  }

  /// @return `value`, which lies in [least, greatest]
  public static double requireBetween(String name, double least, double greatest, double value) {
    return require(
        value >= least && value <= greatest, name, "in [" + least + ", " + greatest + "]", value);
  }

  /// @return `value`, which is ≥ `least`
  public static int requireAtLeast(String name, int least, int value) {
    if (value < least) {
      throw new InputException(name + " must be ≥ " + least + " but was " + value);
    }
    return value;
  }

  /// @return `value`, which is ≥ `least`
  public static long requireAtLeast(String name, long least, long value) {
    if (value < least) {
      throw new InputException(name + " must be ≥ " + least + " but was " + value);
    }
    return value;
  }

  private static double require(boolean holds, String name, String constraint, double value) {
    if (!holds) {
      boolean known = Double.isFinite(value) || constraint.contains("finite");
      throw new InputException(
          name + " must be " + (known ? "" : "finite and ") + constraint + " but was " + value);
    }
    return value;
  }
}
