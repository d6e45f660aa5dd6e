package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.polynomial.Form;
import chaoscast.core.smoothing.Smoothness;

/// What learned equations give from a state.
public enum EquationForm {
  /// A differential equation where states move continuously, else a map: [Smoothness]. Training replaces it by
  /// what it has chosen.
  AUTO,
  /// The derivative: x' = W φ(x), integrated from one sample to the next.
  FLOW,
  /// The next state: x⁺ = W φ(x).
  MAP;

  /// @param longest trajectory of the training data
  /// @return this, or what the data look like
  EquationForm chosen(Trajectory longest) {
    return switch (this) {
      case AUTO -> Smoothness.of(longest).isFlow() ? FLOW : MAP;
      case FLOW, MAP -> this;
    };
  }

  /// @return what polynomials of this form give
  Form polynomialForm() {
    return switch (this) {
      case AUTO -> throw new IllegalStateException("the form has not been chosen yet");
      case FLOW -> Form.DERIVATIVE;
      case MAP -> Form.NEXT_STATE;
    };
  }
}
