package chaoscast.lorenz.equations;

import java.util.List;
import java.util.Optional;

/// A formula as it was written: names are not yet looked up.
sealed interface Syntax {
  /// @return where it was written
  Position at();

  /// A number, such as `8` or `2.5e-3`.
  record Literal(double value, Position at) implements Syntax {}

  /// A name, such as `x`, or of one site of a ring, such as `x[i-1]`.
  record Name(String name, Optional<Syntax> index, Position at) implements Syntax {}

  /// A function of its arguments, such as `sin(x)`.
  record Call(String function, List<Syntax> arguments, Position at) implements Syntax {}

  /// −a.
  record Minus(Syntax operand, Position at) implements Syntax {}

  /// Two operands and one of `+ - * / ^` between them.
  record Operation(char operator, Syntax left, Syntax right, Position at) implements Syntax {}
}
