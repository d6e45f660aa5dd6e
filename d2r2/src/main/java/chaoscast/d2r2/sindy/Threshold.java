package chaoscast.d2r2.sindy;

import chaoscast.core.Requirements;
import chaoscast.core.options.AutoForm;
import chaoscast.core.options.WrittenAs;
import chaoscast.core.text.DecimalNumbers;

/// The least contribution of a term: a number, or `auto` where an information criterion chooses it.
@WrittenAs(Threshold.Form.class)
public sealed interface Threshold {
  /// @return by the least information criterion.
  static Threshold auto() {
    return new Auto();
  }

  /// @param value λ > 0
  static Threshold of(double value) {
    return new Fixed(value);
  }

  /// @return the threshold, or another where it is chosen
  default double orElse(double other) {
    return switch (this) {
      case Fixed fixed -> fixed.value();
      case Auto _ -> other;
    };
  }

  /// A threshold that is known.
  ///
  /// @param value λ > 0
  record Fixed(double value) implements Threshold {
    public Fixed {
      Requirements.requirePositive("threshold", value);
    }
  }

  /// A threshold that training chooses.
  record Auto() implements Threshold {}

  /// A number, or the word.
  final class Form extends AutoForm<Threshold> {
    Form() {
      super("number", "a number", auto());
    }

    @Override
    protected Threshold read(String text) {
      return of(DecimalNumbers.real(text));
    }

    @Override
    public String write(Threshold threshold) {
      return switch (threshold) {
        case Fixed fixed -> Double.toString(fixed.value());
        case Auto _ -> AUTO;
      };
    }
  }
}
