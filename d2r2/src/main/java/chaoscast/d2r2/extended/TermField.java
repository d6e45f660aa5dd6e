package chaoscast.d2r2.extended;

import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedField;
import java.util.Arrays;
import java.util.List;

/// z_k' = Σ_q w_q m_t(q)(z), over the places q of equation k.
final class TermField implements ExtendedField {
  private final BigFloatFormat format;
  private final BigFloatKernel kernel;
  private final int words;
  private final int dimension;
  private final Candidates candidates;
  private final List<Library.Place> places;
  private final long[] weights;
  private final long[] product;

  /// @param places  of the terms
  /// @param weights one a place; not modified
  TermField(
      BigFloatFormat format, Library library, List<Library.Place> places, long[] weights) {
    this.format = format;
    this.kernel = format.kernel();
    this.words = format.words();
    this.dimension = library.dimension();
    this.candidates = new Candidates(format, library, places);
    this.places = List.copyOf(places);
    this.weights = weights;
    this.product = new long[words];
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
    long[] values = candidates.values(state);
    Arrays.fill(derivative, 0, dimension * words, 0);
    for (int q = 0; q < places.size(); q++) {
      Library.Place place = places.get(q);
      int to = place.equation() * words;
      kernel.multiply(weights, q * words, values, place.term() * words, product, 0);
      kernel.add(derivative, to, product, 0, derivative, to);
    }
  }
}
