package chaoscast.d2r2.pde;

import chaoscast.core.flow.Spectrum;
import java.util.Arrays;
import java.util.List;

/// Values of candidate terms at all points of a ring. Owns working memory: for one thread.
///
/// Products are those of [FieldProducts]: without the wave numbers that an exponential step does not keep.
public final class FieldFeatures {
  private final Waves waves;
  private final List<FieldTerm> terms;
  private final FieldProducts products;
  private final FieldProducts.Slopes slopes;
  private final double[] none;
  private final Spectrum field;
  private final Spectrum unused;

  public FieldFeatures(Ring ring, List<FieldTerm> terms) {
    this.waves = new Waves(ring.points(), ring.length());
    this.terms = List.copyOf(terms);
    List<FieldTerm> nonlinear = terms.stream().filter(term -> !term.isLinear()).toList();
    products = new FieldProducts(waves, nonlinear, new double[nonlinear.size()]);
    slopes = products.newSlopes();
    none = new double[ring.points()];
    field = waves.spectrum();
    unused = waves.spectrum();
  }

  /// @param state  values of the field at the points; not modified
  /// @param values modified: one row a term
  public void apply(double[] state, double[][] values) {
    Arrays.fill(none, 0);
    waves.forward(state, none, field, unused);
    products.apply(field, unused);
    products.slopes(slopes);
    unused.clear();
    int product = 0;
    for (int m = 0; m < values.length; m++) {
      FieldTerm term = terms.get(m);
      if (term.isLinear()) {
        waves.inverse(term.orders().getFirst(), field, unused, values[m], none);
      } else {
        waves.inverse(0, slopes.products()[product], unused, values[m], none);
        product++;
      }
    }
  }
}
