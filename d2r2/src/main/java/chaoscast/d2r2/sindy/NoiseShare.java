package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.options.AutoForm;
import chaoscast.core.options.WrittenAs;
import chaoscast.core.text.DecimalNumbers;

/// White noise of the observations, as a share of each variable's standard deviation: a number, or `auto`
/// where it is estimated.
@WrittenAs(NoiseShare.Form.class)
public sealed interface NoiseShare {
  /// @return nothing is taken to be noise
  static NoiseShare none() {
    return new Fixed(0);
  }

  /// @return as the data show
  static NoiseShare auto() {
    return new Auto();
  }

  /// @param share in [0, 1)
  static NoiseShare of(double share) {
    return new Fixed(share);
  }

  /// @return whether observations are taken as they are
  default boolean isNone() {
    return equals(none());
  }

  /// A share that is known.
  ///
  /// @param value in [0, 1)
  record Fixed(double value) implements NoiseShare {
    public Fixed {
      if (!(value >= 0 && value < 1)) {
        throw new InputException(
            "noise must be in [0, 1), a share of each variable's standard deviation, or auto, but was "
                + value,
            "noise=0.01 is one percent; the deviation of a variable includes that of its noise");
      }
    }
  }

  /// A share that training estimates, one a variable.
  record Auto() implements NoiseShare {}

  /// A number, or the word.
  final class Form extends AutoForm<NoiseShare> {
    Form() {
      super("number", "a number", auto());
    }

    @Override
    protected NoiseShare read(String text) {
      return of(DecimalNumbers.real(text));
    }

    @Override
    public String write(NoiseShare share) {
      return switch (share) {
        case Fixed fixed -> Double.toString(fixed.value());
        case Auto _ -> AUTO;
      };
    }
  }
}
