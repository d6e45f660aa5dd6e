package chaoscast.lorenz.equations;

import chaoscast.lorenz.equations.Expression.Binary;
import chaoscast.lorenz.equations.Expression.Choice;
import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Unary;
import chaoscast.lorenz.equations.Expression.Variable;
import java.util.function.IntFunction;

/// Puts expressions in the place of variables.
final class Substitution {
  private Substitution() {}

  /// @param values what stands in the place of each variable
  static Expression of(Expression expression, IntFunction<Expression> values) {
    return switch (expression) {
      case Constant constant -> constant;
      case Variable(int index) -> values.apply(index);
      case Unary(Expression.Function function, Expression argument) ->
          new Unary(function, of(argument, values));
      case Binary(Expression.Operator operator, Expression left, Expression right) ->
          new Binary(operator, of(left, values), of(right, values));
      case Choice(Expression lower, Expression upper, Expression holds, Expression fails) ->
          new Choice(
              of(lower, values), of(upper, values), of(holds, values), of(fails, values));
    };
  }
}
