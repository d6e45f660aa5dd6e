package chaoscast.splinenets.spline;

/// The side of its breakpoint on which a neuron is active, s = sign w.
public enum Orientation {
  /// Active for x < β: w < 0.
  LEFT(-1),
  /// Active for x > β: w > 0.
  RIGHT(1);

  private final int sign;

  Orientation(int sign) {
    this.sign = sign;
  }

  /// @return s, −1 or 1
  public int sign() {
    return sign;
  }

  /// @param weight w ≠ 0
  public static Orientation of(double weight) {
    return weight > 0 ? RIGHT : LEFT;
  }
}
