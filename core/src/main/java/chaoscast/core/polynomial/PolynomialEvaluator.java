package chaoscast.core.polynomial;

import chaoscast.core.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Evaluates [Polynomials] at one state after another. Every monomial is one multiplication from an earlier
/// one. Allocates nothing in a step; not thread-safe.
public final class PolynomialEvaluator {
  private final int variables;
  private final int[] parent;
  private final int[] last;
  private final int[][] monomial;
  private final double[][] coefficient;
  private final double[] values;

  public PolynomialEvaluator(Polynomials polynomials) {
    variables = polynomials.names().size();
    var needed = new TreeSet<Monomial>(List.of(Monomial.ONE));
    for (Polynomial row : polynomials.rows()) {
      for (Monomial term : row.terms().keySet()) {
        for (Monomial m = term; m.degree() > 0 && needed.add(m);) {
          m = m.withoutLast();
        }
      }
    }
    var index = new TreeMap<Monomial, Integer>();
    for (Monomial m : needed) {
      index.put(m, index.size());
    }
    var order = new ArrayList<>(needed);
    parent = new int[order.size()];
    last = new int[order.size()];
    values = new double[order.size()];
    values[0] = 1;
    for (int i = 1; i < parent.length; i++) {
      parent[i] = index.get(order.get(i).withoutLast());
      last[i] = order.get(i).last();
    }
    monomial = new int[polynomials.dimension()][];
    coefficient = new double[monomial.length][];
    for (int row = 0; row < monomial.length; row++) {
      Map<Monomial, Double> terms = polynomials.rows().get(row).terms();
      monomial[row] = terms.keySet().stream().mapToInt(index::get).toArray();
      coefficient[row] = terms.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /// @return the number of monomials that are computed
  public int monomials() {
    return values.length;
  }

  /// @return the number of multiplications and additions of one evaluation
  public long multiplyAdds() {
    long count = values.length;
    for (int[] row : monomial) {
      count += row.length;
    }
    return count;
  }

  /// @param state  not modified
  /// @param result modified: the value of every polynomial; not the same array
  public void apply(double[] state, double[] result) {
    if (state.length != variables || result.length != monomial.length) {
      throw new InputException(
          "a state must have %d variables and its result %d but they have %d and %d"
              .formatted(variables, monomial.length, state.length, result.length));
    }
    for (int i = 1; i < values.length; i++) {
      values[i] = values[parent[i]] * state[last[i]];
    }
    for (int row = 0; row < monomial.length; row++) {
      double sum = 0;
      for (int i = 0; i < monomial[row].length; i++) {
        sum += coefficient[row][i] * values[monomial[row][i]];
      }
      result[row] = sum;
    }
  }
}
