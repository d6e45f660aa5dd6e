package chaoscast.lorenz.equations;

import chaoscast.core.text.NumberText;
import chaoscast.lorenz.equations.Expression.Binary;
import chaoscast.lorenz.equations.Expression.Choice;
import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Operator;
import chaoscast.lorenz.equations.Expression.Unary;
import chaoscast.lorenz.equations.Expression.Variable;
import java.util.List;
import java.util.Locale;

/// Expressions as people read them, with no more parentheses than they need, and numbers rounded.
///
/// @param names of the arguments
record ExpressionText(List<String> names) {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGN = 3;
  private static final int POWER = 4;
  private static final int WHOLE = 5;

  /// @return the formula in the notation of a system's text
  String of(Expression expression) {
    return switch (expression) {
      case Constant(double value) -> number(value);
      case Variable(int index) -> names.get(index);
      case Unary(Expression.Function function, Expression argument) ->
          function == Expression.Function.NEGATE
              ? "-" + inside(argument, SIGN)
              : "%s(%s)".formatted(function.name().toLowerCase(Locale.ROOT), of(argument));
      case Binary(Operator operator, Expression left, Expression right) ->
          binary(operator, left, right);
      case Choice(Expression lower, Expression upper, Expression holds, Expression fails) ->
          "(%s where %s <= %s, %s elsewhere)"
              .formatted(of(holds), of(lower), of(upper), of(fails));
    };
  }

  private String binary(Operator operator, Expression left, Expression right) {
    return switch (operator) {
      case ADD ->
          right instanceof Constant(double value) && value < 0
              ? inside(left, SUM) + " - " + number(-value)
              : inside(left, SUM) + " + " + inside(right, PRODUCT);
      case SUBTRACT -> inside(left, SUM) + " - " + inside(right, PRODUCT);
      case MULTIPLY -> inside(left, PRODUCT) + "*" + inside(right, SIGN);
      case DIVIDE -> inside(left, PRODUCT) + "/" + inside(right, POWER);
      case POWER -> inside(left, WHOLE) + "^" + inside(right, POWER);
      case MIN, MAX ->
          "%s(%s, %s)".formatted(operator.name().toLowerCase(Locale.ROOT), of(left), of(right));
    };
  }

  /// Of parameters that were put together four digits: 0.3, not 0.30000000000000004.
  private static String number(double value) {
    return NumberText.readable(value);
  }

  private String inside(Expression expression, int least) {
    String text = of(expression);
    return rank(expression) < least ? "(" + text + ")" : text;
  }

  private static int rank(Expression expression) {
    return switch (expression) {
      case Constant(double value) -> value < 0 ? SIGN : WHOLE;
      case Unary(Expression.Function function, Expression _) ->
          function == Expression.Function.NEGATE ? SIGN : WHOLE;
      case Binary(Operator operator, Expression _, Expression _) -> switch (operator) {
        case ADD, SUBTRACT -> SUM;
        case MULTIPLY, DIVIDE -> PRODUCT;
        case POWER -> POWER;
        case MIN, MAX -> WHOLE;
      };
      case Variable _,Choice _ -> WHOLE;
    };
  }
}
