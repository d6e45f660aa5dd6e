package chaoscast.lorenz.equations;

import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Variable;
import java.util.IdentityHashMap;

/// How large expressions are once everything that they name is put in: definitions that use each other
/// twice double with every line.
final class Extent {
  /// Operations in one formula, and how deep they nest.
  static final int MOST = 5000;

  static final int DEEPEST = 1500;

  private static final int[] LEAF = {1, 1};

  private final IdentityHashMap<Expression, int[]> known = new IdentityHashMap<>();

  /// @param expression whose parts have been checked before, or are of one line
  /// @param at         its place
  /// @throws chaoscast.core.InputException if it is too large or nests too deep to be compiled
  void check(Expression expression, Position at) {
    int[] sizes = of(expression);
    if (sizes[0] > MOST) {
      throw at.error(
          "a formula must have ≤ %d operations with its definitions put in but has more"
              .formatted(MOST));
    }
    if (sizes[1] > DEEPEST) {
      throw at.error(
          "a formula must nest ≤ %d deep with its definitions put in but nests deeper"
              .formatted(DEEPEST));
    }
  }

  /// @return number of operations, at most 2 · [#MOST], and depth
  private int[] of(Expression expression) {
    if (expression instanceof Constant || expression instanceof Variable) {
      return LEAF;
    }
    int[] found = known.get(expression);
    if (found == null) {
      int size = 1;
      int depth = 0;
      for (Expression operand : FunctionCompiler.operands(expression)) {
        int[] below = of(operand);
        size = Math.min(2 * MOST, size + below[0]);
        depth = Math.max(depth, below[1]);
      }
      found = new int[] {size, depth + 1};
      known.put(expression, found);
    }
    return found;
  }
}
