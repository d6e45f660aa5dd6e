package chaoscast.d2r2.pde;

import chaoscast.core.flow.Spectrum;
import java.util.List;

/// Values of candidate terms at all points of a ring. Owns working memory: for one thread.
///
/// Products are those of [FieldProducts]: without the wave numbers that an exponential step does not keep.
public final class FieldFeatures {
  private final Waves waves;
  private final List<FieldTerm> terms;
  private final FieldProducts products;
  private final FieldProducts.Slopes slopes;
  private final Spectrum field;
  private final Spectrum unused;

  public FieldFeatures(Ring ring, List<FieldTerm> terms) {
    this.waves = new Waves(ring.points(), ring.length());
    this.terms = List.copyOf(terms);
    List<FieldTerm> nonlinear = terms.stream().filter(term -> !term.isLinear()).toList();
    products = new FieldProducts(waves, nonlinear, new double[nonlinear.size()]);
    slopes = products.newSlopes();
    field = waves.spectrum();
    unused = waves.spectrum();
  }

  /// @param state  values of the field at the points; not modified
  /// @param values modified: one row a term
  public void apply(double[] state, double[][] values) {
    waves.forward(state, field);
    products.apply(field, unused);
    products.slopes(slopes);
    int product = 0;
    for (int m = 0; m < values.length; m++) {
      FieldTerm term = terms.get(m);
      if (term.isLinear()) {
        waves.inverse(term.orders().getFirst(), field, values[m]);
      } else {
        waves.inverse(0, slopes.products()[product], values[m]);
        product++;
      }
    }
  }
}
