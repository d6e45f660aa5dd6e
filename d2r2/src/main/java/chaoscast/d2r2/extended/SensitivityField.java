package chaoscast.d2r2.extended;

import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedField;
import java.util.Arrays;
import java.util.List;

/// z_k' = Σ_q w_q m_t(q)(z), over the places q of equation k, together with S = ∂z/∂w, in one pass.
///
///     S' = J S + ∂f/∂w,   J_kj = Σ_q w_q ∂m_t(q)/∂z_j,   ∂f_k/∂w_q = m_t(q) where q is a place of equation k
///
/// The state is z, then S row by row: D + D · Q numbers with Q places.
final class SensitivityField implements ExtendedField {
  private final BigFloatFormat format;
  private final BigFloatKernel kernel;
  private final int words;
  private final int dimension;
  private final List<Library.Place> places;
  private final Candidates candidates;
  private final long[] weights;
  private final long[] jacobian;
  private final long[] product;

  /// @param places  of the terms
  /// @param weights one a place; not modified
  SensitivityField(
      BigFloatFormat format, Library library, List<Library.Place> places, long[] weights) {
    this.format = format;
    this.kernel = format.kernel();
    this.words = format.words();
    this.dimension = library.dimension();
    this.places = List.copyOf(places);
    this.candidates = new Candidates(format, library, places);
    this.weights = weights;
    this.jacobian = new long[dimension * dimension * words];
    this.product = new long[words];
  }

  @Override
  public BigFloatFormat format() {
    return format;
  }

  @Override
  public int dimension() {
    return dimension * (1 + parameters());
  }

  int parameters() {
    return places.size();
  }

  @Override
  public void derivative(long[] state, long[] derivative) {
    long[] values = candidates.values(state);
    long[] gradients = candidates.gradients(state);
    Arrays.fill(jacobian, 0);
    Arrays.fill(derivative, 0, dimension * words, 0);
    for (int q = 0; q < places.size(); q++) {
      int k = places.get(q).equation();
      int t = places.get(q).term();
      addProduct(weights, q * words, values, t * words, derivative, k * words);
      for (int j : candidates.variables(t)) {
        addProduct(
            weights, q * words, gradients, (t * dimension + j) * words,
            jacobian, (k * dimension + j) * words);
      }
    }
    for (int k = 0; k < dimension; k++) {
      for (int q = 0; q < places.size(); q++) {
        int to = position(k, q);
        if (places.get(q).equation() == k) {
          System.arraycopy(values, places.get(q).term() * words, derivative, to, words);
        } else {
          Arrays.fill(derivative, to, to + words, 0);
        }
        for (int j = 0; j < dimension; j++) {
          addProduct(
              jacobian, (k * dimension + j) * words, state, position(j, q), derivative, to);
        }
      }
    }
  }

  /// @return where ∂z_k/∂w_q lies
  int position(int k, int q) {
    return (dimension + k * parameters() + q) * words;
  }

  private void addProduct(long[] a, int at, long[] b, int bt, long[] sum, int to) {
    kernel.multiply(a, at, b, bt, product, 0);
    kernel.add(sum, to, product, 0, sum, to);
  }
}
