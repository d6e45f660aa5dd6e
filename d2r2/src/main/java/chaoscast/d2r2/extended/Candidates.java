package chaoscast.d2r2.extended;

import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.polynomial.Monomial;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Values and gradients of candidate terms at a state. Serves one thread.
///
/// A term is a monomial of the lifted state (z, sin z, cos z). With m' the monomial without its last factor v,
///
///     m = m' v,   ∂m/∂z_j = ∂m'/∂z_j v + m' ∂v/∂z_j
final class Candidates {
  private final BigFloatFormat format;
  private final BigFloatKernel kernel;
  private final int words;
  private final int dimension;
  private final boolean[] needed;
  private final int[] parent;
  private final int[] last;
  private final int[][] variables;
  private final Lift lift;
  private final long[] lifted;
  private final long[] slopes;
  private final long[] values;
  private final long[] gradients;
  private final long[] product;

  /// The functions besides the variables themselves.
  private record Lift(boolean sines, boolean cosines, int variables) {}

  /// @param places of the terms that are wanted
  Candidates(BigFloatFormat format, Library library, List<Library.Place> places) {
    this.format = format;
    kernel = format.kernel();
    words = format.words();
    dimension = library.dimension();
    List<Monomial> terms = library.terms();
    needed = library.needed(places);
    int count =
        dimension * (1 + (library.sines() ? 1 : 0) + (library.cosines() ? 1 : 0));
    lift = new Lift(library.sines(), library.cosines(), count);
    parent = new int[terms.size()];
    last = new int[terms.size()];
    variables = new int[terms.size()][];
    for (int t = 0; t < terms.size(); t++) {
      Monomial term = terms.get(t);
      variables[t] = Arrays.stream(term.factors()).map(v -> v % dimension).distinct().toArray();
      parent[t] = term.degree() == 0 ? -1 : terms.indexOf(term.withoutLast());
      last[t] = term.degree() == 0 ? -1 : term.last();
    }
    lifted = new long[count * words];
    slopes = new long[count * words];
    values = new long[terms.size() * words];
    gradients = new long[terms.size() * dimension * words];
    product = new long[words];
    for (int i = 0; i < dimension; i++) {
      kernel.set(1, slopes, i * words);
    }
    IntStream.range(0, terms.size())
        .filter(t -> parent[t] < 0)
        .forEach(t -> kernel.set(1, values, t * words));
  }

  /// @return the values at a state, one a term; overwritten by the next call
  long[] values(long[] state) {
    lift(state, false);
    for (int t = 0; t < parent.length; t++) {
      if (needed[t] && parent[t] >= 0) {
        kernel.multiply(values, parent[t] * words, lifted, last[t] * words, values, t * words);
      }
    }
    return values;
  }

  /// @return ∂m_t/∂z_j at (t D + j), after [#values] of the same state; overwritten by the next call
  long[] gradients(long[] state) {
    lift(state, true);
    for (int t = 0; t < parent.length; t++) {
      if (!needed[t] || parent[t] < 0) {
        continue;
      }
      int v = last[t];
      for (int j : variables[t]) {
        int at = (t * dimension + j) * words;
        kernel.multiply(
            gradients, (parent[t] * dimension + j) * words, lifted, v * words, gradients, at);
      }
      int own = (t * dimension + v % dimension) * words;
      kernel.multiply(values, parent[t] * words, slopes, v * words, product, 0);
      kernel.add(gradients, own, product, 0, gradients, own);
    }
    return gradients;
  }

  /// @return the variables that term t depends on
  int[] variables(int t) {
    return variables[t];
  }

  private void lift(long[] state, boolean withSlopes) {
    System.arraycopy(state, 0, lifted, 0, dimension * words);
    if (lift.variables() == dimension) {
      return;
    }
    for (int i = 0; i < dimension; i++) {
      var both = BigFloat.from(format, state, i * words).sinCos();
      int at = dimension + i;
      if (lift.sines()) {
        both.sin().copyTo(lifted, at * words);
        if (withSlopes) {
          both.cos().copyTo(slopes, at * words);
        }
        at += dimension;
      }
      if (lift.cosines()) {
        both.cos().copyTo(lifted, at * words);
        if (withSlopes) {
          both.sin().negate().copyTo(slopes, at * words);
        }
      }
    }
  }
}
