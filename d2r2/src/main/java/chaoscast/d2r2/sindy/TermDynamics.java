package chaoscast.d2r2.sindy;

import chaoscast.core.flow.Dynamics;
import chaoscast.core.polynomial.Monomial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sparse equations with their derivatives: only the terms that there are, and only the entries of the
/// Jacobian that are not zero everywhere.
///
///     x_i' = Σ_q w_q m_q(z(x)),   the parameters being the weights w; of a map, x_i⁺
///
/// Every monomial is one multiplication from an earlier one, m = m' z_l, and so are its derivatives:
/// ∂m/∂x_j = ∂m'/∂x_j z_l + m' ∂z_l/∂x_j.
final class TermDynamics implements Dynamics {
  private final LiftedState lift;
  private final long products;
  private final double[] weights;
  private final int[] target;
  private final int[] monomial;
  private final int[] parent;
  private final int[] last;
  private final int[][] slots;
  private final int[] slotMonomial;
  private final int[] slotParent;
  private final boolean[] slotOwn;
  private final int[][] entryVariable;
  private final int[][] entrySlots;
  private final int[][] entryWeights;
  private final double[] lifted;
  private final double[] slopes;
  private final double[] values;
  private final double[] gradients;

  /// @param terms   with the equations that they stand in
  /// @param weights w, one a term; not modified
  TermDynamics(LiftedState lift, List<Term> terms, double[] weights) {
    this.lift = lift;
    this.weights = weights.clone();
    var needed = new TreeSet<Monomial>(List.of(Monomial.ONE));
    for (Term term : terms) {
      for (Monomial m = term.monomial(); m.degree() > 0 && needed.add(m);) {
        m = m.withoutLast();
      }
    }
    var order = new ArrayList<>(needed);
    var index = new TreeMap<Monomial, Integer>();
    order.forEach(m -> index.put(m, index.size()));
    target = terms.stream().mapToInt(Term::equation).toArray();
    monomial = terms.stream().mapToInt(term -> index.get(term.monomial())).toArray();
    products = order.stream().filter(m -> m.degree() > 1).count();
    parent = new int[order.size()];
    last = new int[order.size()];
    slots = new int[order.size()][];
    var slotList = new ArrayList<int[]>();
    var own = new ArrayList<Boolean>();
    slots[0] = none();
    for (int m = 1; m < parent.length; m++) {
      parent[m] = index.get(order.get(m).withoutLast());
      last[m] = order.get(m).last();
      slots[m] = none();
      for (int j = 0; j < lift.dimension(); j++) {
        boolean mine = lift.variable(last[m]) == j;
        int inherited = slots[parent[m]][j];
        if (mine || inherited >= 0) {
          slots[m][j] = slotList.size();
          slotList.add(new int[] {m, inherited});
          own.add(mine);
        }
      }
    }
    slotMonomial = slotList.stream().mapToInt(slot -> slot[0]).toArray();
    slotParent = slotList.stream().mapToInt(slot -> slot[1]).toArray();
    slotOwn = new boolean[own.size()];
    for (int s = 0; s < slotOwn.length; s++) {
      slotOwn[s] = own.get(s);
    }
    entryVariable = new int[lift.dimension()][];
    entrySlots = new int[lift.dimension()][];
    entryWeights = new int[lift.dimension()][];
    for (int i = 0; i < entryVariable.length; i++) {
      entries(i);
    }
    lifted = new double[lift.size()];
    slopes = new double[lift.size()];
    values = new double[parent.length];
    values[0] = 1;
    gradients = new double[slotMonomial.length];
  }

  private int[] none() {
    int[] empty = new int[lift.dimension()];
    Arrays.fill(empty, -1);
    return empty;
  }

  /// Contributions to row i of the Jacobian, by variable.
  private void entries(int i) {
    var found = new ArrayList<int[]>();
    for (int j = 0; j < lift.dimension(); j++) {
      for (int q = 0; q < target.length; q++) {
        if (target[q] == i && slots[monomial[q]][j] >= 0) {
          found.add(new int[] {j, slots[monomial[q]][j], q});
        }
      }
    }
    entryVariable[i] = found.stream().mapToInt(entry -> entry[0]).toArray();
    entrySlots[i] = found.stream().mapToInt(entry -> entry[1]).toArray();
    entryWeights[i] = found.stream().mapToInt(entry -> entry[2]).toArray();
  }

  @Override
  public int dimension() {
    return lift.dimension();
  }

  @Override
  public int parameters() {
    return weights.length;
  }

  /// @return multiplications and additions of one derivative
  long multiplyAdds() {
    return products + weights.length;
  }

  /// @return sines and cosines of one derivative
  long functions() {
    return (long) lift.size() - lift.dimension();
  }

  /// @return numbers that one derivative needs besides the state
  int memory() {
    return values.length + weights.length;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    lift.values(state, lifted);
    for (int m = 1; m < values.length; m++) {
      values[m] = values[parent[m]] * lifted[last[m]];
    }
    Arrays.fill(derivative, 0);
    for (int q = 0; q < weights.length; q++) {
      derivative[target[q]] += weights[q] * values[monomial[q]];
    }
  }

  @Override
  public void tangent(
      double[] state,
      double[] derivative,
      double[][] vectors,
      double[][] images,
      int sensitivities) {
    derivative(state, derivative);
    lift.slopes(state, slopes);
    for (int s = 0; s < gradients.length; s++) {
      int m = slotMonomial[s];
      double gradient = slotOwn[s] ? values[parent[m]] * slopes[last[m]] : 0;
      if (slotParent[s] >= 0) {
        gradient += gradients[slotParent[s]] * lifted[last[m]];
      }
      gradients[s] = gradient;
    }
    for (int i = 0; i < images.length; i++) {
      row(i, vectors, images[i]);
    }
    for (int q = 0; q < sensitivities; q++) {
      images[target[q]][q] += values[monomial[q]];
    }
  }

  private void row(int i, double[][] vectors, double[] image) {
    Arrays.fill(image, 0);
    int[] variables = entryVariable[i];
    for (int e = 0; e < variables.length;) {
      int j = variables[e];
      double entry = 0;
      for (; e < variables.length && variables[e] == j; e++) {
        entry += weights[entryWeights[i][e]] * gradients[entrySlots[i][e]];
      }
      double[] vector = vectors[j];
      for (int c = 0; c < image.length; c++) {
        image[c] += entry * vector[c];
      }
    }
  }
}
