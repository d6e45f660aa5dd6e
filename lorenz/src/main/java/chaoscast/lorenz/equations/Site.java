package chaoscast.lorenz.equations;

import chaoscast.lorenz.equations.Expression.Binary;
import chaoscast.lorenz.equations.Expression.Choice;
import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Operator;
import chaoscast.lorenz.equations.Expression.Unary;
import chaoscast.lorenz.equations.Expression.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What neighbouring functions have in common: the n-th is the pattern with some arguments' indices greater by n and
/// some numbers exchanged.
///
///     x[i]' = x[i-1]*(x[i+1] - x[i-2]) - x[i] + F
///
/// is one pattern for all sites but the few where the ring closes.
final class Site {
  /// Fewer functions are no faster as a loop.
  private static final int LEAST = 16;

  private final Expression pattern;
  private final int arguments;
  private final Map<Integer, Boolean> moving = new HashMap<>();
  private final Map<Double, Boolean> changing = new HashMap<>();
  private final Map<Double, double[]> numbers = new HashMap<>();
  private int count = 1;

  private Site(Expression pattern, int arguments) {
    this.pattern = pattern;
    this.arguments = arguments;
  }

  /// @param functions at least one
  /// @param arguments how many come before the others; none moves from those to these
  /// @return the first function as the pattern of as many as follow it, or of itself alone
  static Site of(List<Expression> functions, int arguments) {
    var site = new Site(functions.getFirst(), arguments);
    if (functions.size() >= LEAST && site.classify(site.pattern, functions.get(1))) {
      int count = 1;
      while (count < functions.size()
          && site.follows(site.pattern, functions.get(count), count, new HashMap<>())) {
        count++;
      }
      if (count >= LEAST) {
        site.repeat(functions.subList(0, count));
        return site;
      }
    }
    return new Site(functions.getFirst(), arguments);
  }

  private void repeat(List<Expression> functions) {
    count = functions.size();
    changing.forEach((value, changes) -> {
      if (changes) {
        numbers.put(value, new double[count]);
      }
    });
    if (numbers.isEmpty()) {
      return;
    }
    for (int n = 0; n < count; n++) {
      var found = new HashMap<Double, Double>();
      follows(pattern, functions.get(n), n, found);
      for (Map.Entry<Double, Double> own : found.entrySet()) {
        numbers.get(own.getKey())[n] = own.getValue();
      }
    }
  }

  /// @return the first of the functions
  Expression pattern() {
    return pattern;
  }

  /// @return how many functions have it, ≥ 1
  int count() {
    return count;
  }

  /// @return whether the argument of this index in the pattern has one that is greater by n in the n-th function
  boolean moves(int index) {
    return count > 1 && moving.getOrDefault(index, false);
  }

  /// @return what stands in the place of this number of the pattern in each function; null if that number itself
  double[] numbers(double value) {
    return numbers.get(value);
  }

  /// Learns from the second function which arguments and numbers of the pattern change.
  ///
  /// @return whether each changes, or does not, wherever it stands
  private boolean classify(Expression a, Expression b) {
    return switch (a) {
      case Constant(double value) ->
          b instanceof Constant && claim(changing, value, !a.equals(b));
      case Variable(int index) ->
          b instanceof Variable(int other)
              && (other == index || other == index + 1)
              && claim(moving, index, other != index);
      case Binary(Operator operator, Expression base, Constant(double exponent)) when operator
          == Operator.POWER ->
          b instanceof Binary power
              && power.operator() == operator
              && power.right().equals(((Binary) a).right())
              && claim(changing, exponent, false)
              && classify(base, power.left());
      default -> {
        boolean same = sameOperation(a, b);
        List<Expression> left = FunctionCompiler.operands(a);
        for (int i = 0; same && i < left.size(); i++) {
          same = classify(left.get(i), FunctionCompiler.operands(b).get(i));
        }
        yield same;
      }
    };
  }

  private static <K> boolean claim(Map<K, Boolean> changes, K what, boolean change) {
    Boolean before = changes.putIfAbsent(what, change);
    return before == null || before == change;
  }

  /// @param found modified: what stands in the place of each number that changes
  /// @return whether b is the n-th function of the pattern a
  private boolean follows(Expression a, Expression b, int n, Map<Double, Double> found) {
    return switch (a) {
      case Constant(double value) -> {
        if (!changing.get(value)) {
          yield a.equals(b);
        }
        yield b instanceof Constant(double own) && consistent(found, value, own);
      }
      case Variable(int index) -> {
        int wanted = moving.get(index) ? index + n : index;
        yield b instanceof Variable(int other)
            && other == wanted
            && index < arguments == other < arguments;
      }
      default -> {
        boolean same = sameOperation(a, b);
        List<Expression> left = FunctionCompiler.operands(a);
        for (int i = 0; same && i < left.size(); i++) {
          same = follows(left.get(i), FunctionCompiler.operands(b).get(i), n, found);
        }
        yield same;
      }
    };
  }

  private static boolean consistent(Map<Double, Double> found, double value, double own) {
    Double before = found.putIfAbsent(value, own);
    return before == null || before.equals(own);
  }

  private static boolean sameOperation(Expression a, Expression b) {
    return switch (a) {
      case Unary(Expression.Function function, Expression _) ->
          b instanceof Unary other && other.function() == function;
      case Binary(Operator operator, Expression _, Expression _) ->
          b instanceof Binary other && other.operator() == operator;
      case Choice _ -> b instanceof Choice;
      case Constant _,Variable _ -> false;
    };
  }
}
