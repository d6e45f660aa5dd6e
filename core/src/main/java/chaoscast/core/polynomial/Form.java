package chaoscast.core.polynomial;

/// What polynomials of the state give.
public enum Form {
  /// Its derivative, x' = p(x).
  DERIVATIVE("'", "derivative"),
  /// The state one time step later, x⁺ = p(x).
  NEXT_STATE("+", "next-state");

  private final String sign;
  private final String label;

  Form(String sign, String label) {
    this.sign = sign;
    this.label = label;
  }

  /// @return what follows a variable's name on the left side of an equation
  public String sign() {
    return sign;
  }

  /// @return the word for it in files
  public String label() {
    return label;
  }
}
