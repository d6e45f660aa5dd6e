package chaoscast.d2r2;

import chaoscast.core.Requirements;
import chaoscast.core.options.AutoForm;
import chaoscast.core.options.WrittenAs;
import chaoscast.core.text.DecimalNumbers;

/// The highest total degree of polynomials: a number, or `auto` where training chooses it.
@WrittenAs(Degree.Form.class)
public sealed interface Degree {
  /// @return chosen from roll-outs over held-out training data.
  static Degree auto() {
    return new Auto();
  }

  /// @param degree ≥ 1
  static Degree of(int degree) {
    return new Fixed(degree);
  }

  /// A degree that is known.
  ///
  /// @param degree ≥ 1
  record Fixed(int degree) implements Degree {
    public Fixed {
      Requirements.requireAtLeast("degree", 1, degree);
    }
  }

  /// A degree that training chooses.
  record Auto() implements Degree {}

  /// A whole number, or the word.
  final class Form extends AutoForm<Degree> {
    Form() {
      super("int", "a whole number", auto());
    }

    @Override
    protected Degree read(String text) {
      return of(DecimalNumbers.whole(text));
    }

    @Override
    public String write(Degree degree) {
      return switch (degree) {
        case Fixed fixed -> Integer.toString(fixed.degree());
        case Auto _ -> AUTO;
      };
    }
  }
}
