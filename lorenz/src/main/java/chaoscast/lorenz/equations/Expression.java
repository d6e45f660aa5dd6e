package chaoscast.lorenz.equations;

import static java.util.Objects.requireNonNull;

/// A formula of numbers and variables, from which every name is gone.
///
/// The factory methods fold numbers and leave out what adds nothing (0 + a, 1 · a, 0 · a), so that
/// derivatives stay short. Two expressions that are equal are computed once.
sealed interface Expression {
  /// A number, finite.
  record Constant(double value) implements Expression {
    static final Constant ZERO = new Constant(0);
    static final Constant ONE = new Constant(1);
  }

  /// The argument of this index.
  record Variable(int index) implements Expression {}

  /// A function of one argument.
  record Unary(Function function, Expression argument) implements Expression {}

  /// An operation on two.
  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  /// `lower` ≤ `upper` ? `holds` : `fails`, as derivatives of min and max need.
  record Choice(Expression lower, Expression upper, Expression holds, Expression fails)
      implements Expression {}

  enum Function {
    NEGATE, SIN, COS, TAN, TANH, EXP, LOG, SQRT, ABS, SIGN, FLOOR;

    double of(double x) {
      return switch (this) {
        case NEGATE -> -x;
        case SIN -> Math.sin(x);
        case COS -> Math.cos(x);
        case TAN -> Math.tan(x);
        case TANH -> Math.tanh(x);
        case EXP -> Math.exp(x);
        case LOG -> Math.log(x);
        case SQRT -> Math.sqrt(x);
        case ABS -> Math.abs(x);
        case SIGN -> Math.signum(x);
        case FLOOR -> Math.floor(x);
      };
    }
  }

  enum Operator {
    ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MIN, MAX;

    double of(double a, double b) {
      return switch (this) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
        case POWER -> Math.pow(a, b);
        case MIN -> Math.min(a, b);
        case MAX -> Math.max(a, b);
      };
    }
  }

  static Expression constant(double value) {
    return new Constant(value);
  }

  static Expression variable(int index) {
    return new Variable(index);
  }

  default Expression plus(Expression other) {
    if (this.equals(Constant.ZERO)) {
      return other;
    }
    if (other instanceof Unary(Function function, Expression argument)
        && function == Function.NEGATE) {
      return minus(argument);
    }
    return other.equals(Constant.ZERO) ? this : binary(Operator.ADD, this, other);
  }

  default Expression minus(Expression other) {
    if (other.equals(Constant.ZERO)) {
      return this;
    }
    return this.equals(Constant.ZERO) ? other.negated() : binary(Operator.SUBTRACT, this, other);
  }

  default Expression times(Expression other) {
    if (this.equals(Constant.ZERO) || other.equals(Constant.ZERO)) {
      return Constant.ZERO;
    }
    if (this.equals(Constant.ONE)) {
      return other;
    }
    return other.equals(Constant.ONE) ? this : binary(Operator.MULTIPLY, this, other);
  }

  default Expression over(Expression other) {
    if (this.equals(Constant.ZERO)) {
      return Constant.ZERO;
    }
    return other.equals(Constant.ONE) ? this : binary(Operator.DIVIDE, this, other);
  }

  default Expression toThe(Expression exponent) {
    if (exponent.equals(Constant.ZERO)) {
      return Constant.ONE;
    }
    return exponent.equals(Constant.ONE) ? this : binary(Operator.POWER, this, exponent);
  }

  default Expression negated() {
    return this instanceof Unary(Function function, Expression argument)
        && function == Function.NEGATE ? argument : apply(Function.NEGATE);
  }

  default Expression apply(Function function) {
    return this instanceof Constant(double value)
        ? constant(function.of(value))
        : new Unary(function, this);
  }

  static Expression binary(Operator operator, Expression left, Expression right) {
    requireNonNull(operator);
    return left instanceof Constant(double a) && right instanceof Constant(double b)
        ? constant(operator.of(a, b))
        : new Binary(operator, left, right);
  }

  /// a − b ⌊a / b⌋, of the sign of b.
  default Expression modulo(Expression divisor) {
    return minus(divisor.times(over(divisor).apply(Function.FLOOR)));
  }
}
