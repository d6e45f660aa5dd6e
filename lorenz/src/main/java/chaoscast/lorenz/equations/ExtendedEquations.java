package chaoscast.lorenz.equations;

import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedField;
import chaoscast.lorenz.equations.Expression.Binary;
import chaoscast.lorenz.equations.Expression.Choice;
import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Function;
import chaoscast.lorenz.equations.Expression.Operator;
import chaoscast.lorenz.equations.Expression.Unary;
import chaoscast.lorenz.equations.Expression.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Right-hand sides in long arithmetic: a list of operations on numbers in one array, each done once.
///
/// Numbers in the text, and parameters, are doubles: 8/3 is the double nearest to it. +, −, × and whole powers
/// allocate nothing. Serves one thread.
final class ExtendedEquations implements ExtendedField {
  private static final int LARGEST_POWER = 64;

  private final BigFloatFormat format;
  private final BigFloatKernel kernel;
  private final int words;
  private final int dimension;
  private final List<Operation> operations = new ArrayList<>();
  private final int[] results;
  private final long[] numbers;

  /// One operation on numbers of the array.
  @FunctionalInterface
  private interface Operation {
    void run(long[] numbers);
  }

  /// @param right one expression a variable, of the variables alone
  ExtendedEquations(BigFloatFormat format, List<Expression> right) {
    this.format = format;
    kernel = format.kernel();
    words = format.words();
    dimension = right.size();
    var places = new Places();
    results = right.stream().mapToInt(places::of).toArray();
    numbers = new long[places.count * words];
    places.constants.forEach((place, value) -> kernel.set(value, numbers, place));
  }

  @Override
  public BigFloatFormat format() {
    return format;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void derivative(long[] state, long[] derivative) {
    System.arraycopy(state, 0, numbers, 0, dimension * words);
    for (int i = 0; i < operations.size(); i++) {
      operations.get(i).run(numbers);
    }
    for (int i = 0; i < dimension; i++) {
      System.arraycopy(numbers, results[i], derivative, i * words, words);
    }
  }

  /// Gives every expression its place, operands before what is made of them.
  private final class Places {
    private final Map<Expression, Integer> known = new HashMap<>();
    private final Map<Integer, Double> constants = new HashMap<>();
    private int count = dimension;

    int of(Expression expression) {
      Integer there = known.get(expression);
      if (there != null) {
        return there;
      }
      int place =
          switch (expression) {
            case Variable(int index) -> index * words;
            case Constant(double value) -> {
              int to = next();
              constants.put(to, value);
              yield to;
            }
            case Unary(Function function, Expression argument) -> unary(function, of(argument));
            case Binary binary -> binary(binary);
            case Choice(Expression lower, Expression upper, Expression holds, Expression fails) ->
                choice(of(lower), of(upper), of(holds), of(fails));
          };
      known.put(expression, place);
      return place;
    }

    private int next() {
      return count++ * words;
    }

    private int unary(Function function, int a) {
      int to = next();
      operations.add(
          function == Function.NEGATE
              ? array -> kernel.negate(array, a, array, to)
              : array -> apply(function, BigFloat.from(format, array, a)).copyTo(array, to));
      return to;
    }

    private int choice(int lower, int upper, int holds, int fails) {
      int to = next();
      operations.add(
          array -> System.arraycopy(
              array,
              kernel.compare(array, lower, array, upper) <= 0 ? holds : fails,
              array, to, words));
      return to;
    }

    private int binary(Binary binary) {
      int a = of(binary.left());
      if (binary.operator() == Operator.POWER
          && binary.right() instanceof Constant(double exponent)
          && exponent == Math.rint(exponent) && exponent >= 2 && exponent <= LARGEST_POWER) {
        return power(a, (int) exponent);
      }
      int b = of(binary.right());
      int to = next();
      operations.add(
          switch (binary.operator()) {
            case ADD -> array -> kernel.add(array, a, array, b, array, to);
            case SUBTRACT -> array -> kernel.subtract(array, a, array, b, array, to);
            case MULTIPLY -> array -> kernel.multiply(array, a, array, b, array, to);
            case DIVIDE -> array -> kernel.divide(array, a, array, b, array, to);
            case POWER -> array -> BigFloat.from(format, array, a)
                .pow(BigFloat.from(format, array, b)).copyTo(array, to);
            case MIN -> array -> System.arraycopy(
                array, kernel.compare(array, a, array, b) <= 0 ? a : b, array, to, words);
            case MAX -> array -> System.arraycopy(
                array, kernel.compare(array, a, array, b) >= 0 ? a : b, array, to, words);
          });
      return to;
    }

    /// By products, bit by bit from the highest.
    private int power(int base, int exponent) {
      int to = next();
      operations.add(
          array -> {
            System.arraycopy(array, base, array, to, words);
            for (int bit = Integer.highestOneBit(exponent) >> 1; bit > 0; bit >>= 1) {
              kernel.multiply(array, to, array, to, array, to);
              if ((exponent & bit) != 0) {
                kernel.multiply(array, to, array, base, array, to);
              }
            }
          });
      return to;
    }
  }

  private static BigFloat apply(Function function, BigFloat x) {
    return switch (function) {
      case NEGATE -> x.negate();
      case SIN -> x.sin();
      case COS -> x.cos();
      case TAN -> x.tan();
      case TANH -> x.tanh();
      case EXP -> x.exp();
      case LOG -> x.log();
      case SQRT -> x.sqrt();
      case ABS -> x.abs();
      case SIGN -> x.sign();
      case FLOOR -> x.floor();
    };
  }
}
