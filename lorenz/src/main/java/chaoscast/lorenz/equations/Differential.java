package chaoscast.lorenz.equations;

import chaoscast.lorenz.equations.Expression.Binary;
import chaoscast.lorenz.equations.Expression.Choice;
import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Function;
import chaoscast.lorenz.equations.Expression.Unary;
import chaoscast.lorenz.equations.Expression.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// The differential of expressions, by the rules of calculus: exact, no differences are taken.
///
///     df = Σ_j ∂f/∂a_j · da_j
///
/// At corners (abs, sign, min, max, mod) it is that of one side.
final class Differential {
  private final IntFunction<Expression> direction;
  private final Map<Expression, Expression> found = new HashMap<>();

  /// @param direction da_j, by the index of the argument
  Differential(IntFunction<Expression> direction) {
    this.direction = direction;
  }

  /// @return df
  Expression of(Expression f) {
    Expression known = found.get(f);
    if (known == null) {
      known = derive(f);
      found.put(f, known);
    }
    return known;
  }

  private Expression derive(Expression f) {
    return switch (f) {
      case Constant ignored -> Constant.ZERO;
      case Variable(int index) -> direction.apply(index);
      case Unary unary -> derive(unary);
      case Binary binary -> derive(binary);
      case Choice(Expression lower, Expression upper, Expression holds, Expression fails) ->
          choice(lower, upper, of(holds), of(fails));
    };
  }

  private Expression derive(Unary f) {
    Expression a = f.argument();
    Expression da = of(a);
    if (da.equals(Constant.ZERO)) {
      return da;
    }
    return switch (f.function()) {
      case NEGATE -> da.negated();
      case SIN -> a.apply(Function.COS).times(da);
      case COS -> a.apply(Function.SIN).times(da).negated();
      case TAN -> Constant.ONE.plus(f.times(f)).times(da);
      case TANH -> Constant.ONE.minus(f.times(f)).times(da);
      case EXP -> f.times(da);
      case LOG -> da.over(a);
      case SQRT -> da.over(Expression.constant(2).times(f));
      case ABS -> a.apply(Function.SIGN).times(da);
      case SIGN, FLOOR -> Constant.ZERO;
    };
  }

  private Expression derive(Binary f) {
    Expression a = f.left();
    Expression b = f.right();
    Expression da = of(a);
    Expression db = of(b);
    return switch (f.operator()) {
      case ADD -> da.plus(db);
      case SUBTRACT -> da.minus(db);
      case MULTIPLY -> da.times(b).plus(a.times(db));
      case DIVIDE -> da.minus(f.times(db)).over(b);
      case POWER -> power(f, da, db);
      case MIN -> choice(a, b, da, db);
      case MAX -> choice(b, a, da, db);
    };
  }

  /// d(a^b) = b a^(b−1) da + a^b ln a db.
  private static Expression power(Binary f, Expression da, Expression db) {
    Expression a = f.left();
    Expression b = f.right();
    Expression base = b.times(a.toThe(b.minus(Constant.ONE))).times(da);
    return db.equals(Constant.ZERO) ? base : base.plus(f.times(a.apply(Function.LOG)).times(db));
  }

  private static Expression choice(
      Expression lower, Expression upper, Expression holds, Expression fails) {
    return holds.equals(fails) ? holds : new Choice(lower, upper, holds, fails);
  }
}
