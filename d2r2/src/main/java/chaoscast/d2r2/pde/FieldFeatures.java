package chaoscast.d2r2.pde;

import java.util.Arrays;
import java.util.List;

/// Values of candidate terms at all points of a ring. Owns working memory: for one thread.
public final class FieldFeatures {
  private final Waves waves;
  private final List<FieldTerm> terms;
  private final double[][] fields;
  private final double[] none;
  private final Spectrum spectrum;
  private final Spectrum unused;

  public FieldFeatures(Ring ring, List<FieldTerm> terms) {
    this.waves = new Waves(ring.points(), ring.length());
    this.terms = List.copyOf(terms);
    fields = new double[FieldTerm.HIGHEST_ORDER + 1][ring.points()];
    none = new double[ring.points()];
    spectrum = waves.spectrum();
    unused = waves.spectrum();
  }

  /// @param state  values of the field at the points; not modified
  /// @param values modified: one row a term
  public void apply(double[] state, double[][] values) {
    Arrays.fill(none, 0);
    waves.forward(state, none, spectrum, unused);
    unused.clear();
    for (int order = 0; order < fields.length; order++) {
      waves.inverse(order, spectrum, unused, fields[order], none);
    }
    for (int m = 0; m < values.length; m++) {
      Arrays.fill(values[m], 1);
      for (int order : terms.get(m).orders()) {
        for (int n = 0; n < values[m].length; n++) {
          values[m][n] *= fields[order][n];
        }
      }
    }
  }
}
