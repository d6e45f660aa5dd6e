package chaoscast.d2r2.sindy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A state with functions of its variables appended: terms are monomials of both.
///
///     z = (x₁ … x_n, sin x₁ … sin x_n, cos x₁ … cos x_n),   those that the families ask for
final class LiftedState {
  private final int dimension;
  private final List<TermFamily> functions = new ArrayList<>();

  /// @param dimension n
  LiftedState(int dimension, Set<TermFamily> families) {
    this.dimension = dimension;
    families.stream()
        .filter(family -> family == TermFamily.SINE || family == TermFamily.COSINE)
        .forEach(functions::add);
  }

  int dimension() {
    return dimension;
  }

  /// @return length of z
  int size() {
    return dimension * (1 + functions.size());
  }

  /// @param index in z
  /// @return the variable that z's entry is a function of
  int variable(int index) {
    return index % dimension;
  }

  /// @param state  x; not modified
  /// @param lifted modified: z
  void values(double[] state, double[] lifted) {
    System.arraycopy(state, 0, lifted, 0, dimension);
    for (int f = 0; f < functions.size(); f++) {
      int first = (f + 1) * dimension;
      boolean sine = functions.get(f) == TermFamily.SINE;
      for (int i = 0; i < dimension; i++) {
        lifted[first + i] = sine ? Math.sin(state[i]) : Math.cos(state[i]);
      }
    }
  }

  /// @param state  x; not modified
  /// @param slopes modified: dz/dx, each by its own variable
  void slopes(double[] state, double[] slopes) {
    for (int i = 0; i < dimension; i++) {
      slopes[i] = 1;
    }
    for (int f = 0; f < functions.size(); f++) {
      int first = (f + 1) * dimension;
      boolean sine = functions.get(f) == TermFamily.SINE;
      for (int i = 0; i < dimension; i++) {
        slopes[first + i] = sine ? Math.cos(state[i]) : -Math.sin(state[i]);
      }
    }
  }
}
