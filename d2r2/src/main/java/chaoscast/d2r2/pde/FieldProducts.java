package chaoscast.d2r2.pde;

import chaoscast.core.flow.Spectrum;
import java.util.Arrays;
import java.util.List;

/// The nonlinear part of an equation on a ring, and its derivatives.
///
///     N(u) = Σ_m w_m Π_j ∂^(a_mj) u + ∂ Σ_n w_n uᵖ/p
///
/// A product uᵖ⁻¹ u_x is taken as the derivative of uᵖ/p, so that it keeps ∫u to the last bit. Products keep wave
/// numbers below a third of the number of points, to which no product of two such waves is aliased.
final class FieldProducts {
  private static final int ORDERS = 3;

  private final Waves waves;
  private final Part plain;
  private final Part flux;
  private final int[] place;
  private final double[][] fields;
  private final double[] first;
  private final double[] second;
  private final Spectrum one;
  private final Spectrum two;

  /// Derivatives of both parts by the derivatives of the field, at every point of one state, and every product
  /// without its weight.
  ///
  /// @param plain    one row an order
  /// @param flux     of uᵖ/p by u
  /// @param products waves
  record Slopes(double[][] plain, double[] flux, Spectrum[] products) {}

  /// @param terms   products; not linear ones
  /// @param weights w; not modified
  FieldProducts(Waves waves, List<FieldTerm> terms, double[] weights) {
    this.waves = waves;
    place = new int[terms.size()];
    plain = Part.of(terms, weights, false, place);
    flux = Part.of(terms, weights, true, place);
    fields = new double[ORDERS][waves.points()];
    first = new double[waves.points()];
    second = new double[waves.points()];
    one = waves.spectrum();
    two = waves.spectrum();
  }

  Slopes newSlopes() {
    return new Slopes(
        new double[ORDERS][waves.points()],
        new double[waves.points()],
        waves.spectra(place.length));
  }

  /// @param u      waves of the field; not modified
  /// @param result modified: waves of N(u)
  void apply(Spectrum u, Spectrum result) {
    for (int order = 0; order < ORDERS; order++) {
      if (plain.uses(order) || flux.uses(order)) {
        waves.inverse(order, u, fields[order]);
      }
    }
    result.clear();
    if (!plain.isEmpty()) {
      plain.sum(fields, first);
      waves.forward(first, result);
    }
    if (!flux.isEmpty()) {
      flux.sum(fields, first);
      waves.forward(first, one);
      waves.addDerivative(1, 1, one, result);
    }
    truncate(result);
  }

  /// @param slopes modified: those at the field that [#apply] was last given
  void slopes(Slopes slopes) {
    plain.slopes(fields, slopes.plain());
    flux.slopes(fields, new double[][] {slopes.flux()});
    for (int m = 0; m < place.length; m++) {
      boolean inFlux = place[m] < 0;
      Part part = inFlux ? flux : plain;
      part.product(fields, inFlux ? -1 - place[m] : place[m], first);
      waves.forward(first, inFlux ? one : slopes.products()[m]);
      if (inFlux) {
        slopes.products()[m].clear();
        waves.addDerivative(1, 1, one, slopes.products()[m]);
      }
      truncate(slopes.products()[m]);
    }
  }

  /// Waves of N'(u) times two directions.
  ///
  /// @param slopes not modified
  /// @param v      waves of a direction; not modified
  /// @param w      and of another; not modified
  /// @param vImage modified
  /// @param wImage modified
  void tangent(Slopes slopes, Spectrum v, Spectrum w, Spectrum vImage, Spectrum wImage) {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    for (int order = 0; order < ORDERS; order++) {
      if (plain.uses(order)) {
        waves.inverse(order, v, w, fields[0], fields[1]);
        for (int n = 0; n < first.length; n++) {
          first[n] += slopes.plain()[order][n] * fields[0][n];
          second[n] += slopes.plain()[order][n] * fields[1][n];
        }
      }
    }
    vImage.clear();
    wImage.clear();
    if (!plain.isEmpty()) {
      waves.forward(first, second, vImage, wImage);
    }
    if (!flux.isEmpty()) {
      waves.inverse(0, v, w, fields[0], fields[1]);
      for (int n = 0; n < first.length; n++) {
        fields[0][n] *= slopes.flux()[n];
        fields[1][n] *= slopes.flux()[n];
      }
      waves.forward(fields[0], fields[1], one, two);
      waves.addDerivative(1, 1, one, vImage);
      waves.addDerivative(1, 1, two, wImage);
    }
    truncate(vImage);
    truncate(wImage);
  }

  private void truncate(Spectrum spectrum) {
    int from = waves.kept() + 1;
    Arrays.fill(spectrum.re, from, spectrum.re.length, 0);
    Arrays.fill(spectrum.im, from, spectrum.im.length, 0);
  }

  /// Products at the points.
  ///
  /// @param factors orders of differentiation, one row a product
  /// @param weights of the products
  /// @param units   what each product has besides its weight: 1, or 1/p
  private record Part(int[][] factors, double[] weights, double[] units) {
    /// @param place modified: index of each term in its part, −1 − index in the flux
    static Part of(List<FieldTerm> terms, double[] weights, boolean flux, int[] place) {
      int count = (int) terms.stream().filter(term -> term.isFlux() == flux).count();
      var part = new Part(new int[count][], new double[count], new double[count]);
      int next = 0;
      for (int m = 0; m < place.length; m++) {
        List<Integer> orders = terms.get(m).orders();
        if (terms.get(m).isFlux() == flux) {
          place[m] = flux ? -1 - next : next;
          part.factors[next] =
              orders.stream().mapToInt(order -> flux ? 0 : order).toArray();
          part.weights[next] = weights[m];
          part.units[next] = flux ? 1.0 / orders.size() : 1;
          next++;
        }
      }
      return part;
    }

    boolean isEmpty() {
      return factors.length == 0;
    }

    boolean uses(int order) {
      for (int[] product : factors) {
        for (int factor : product) {
          if (factor == order) {
            return true;
          }
        }
      }
      return false;
    }

    void sum(double[][] fields, double[] to) {
      Arrays.fill(to, 0);
      for (int m = 0; m < factors.length; m++) {
        for (int n = 0; n < to.length; n++) {
          to[n] += weights[m] * value(fields, m, n, -1);
        }
      }
    }

    void product(double[][] fields, int m, double[] to) {
      for (int n = 0; n < to.length; n++) {
        to[n] = value(fields, m, n, -1);
      }
    }

    void slopes(double[][] fields, double[][] to) {
      for (double[] row : to) {
        Arrays.fill(row, 0);
      }
      for (int m = 0; m < factors.length; m++) {
        for (int j = 0; j < factors[m].length; j++) {
          double[] row = to[factors[m][j]];
          for (int n = 0; n < row.length; n++) {
            row[n] += weights[m] * value(fields, m, n, j);
          }
        }
      }
    }

    /// @param without the factor that is left out; −1: none
    private double value(double[][] fields, int m, int n, int without) {
      double value = units[m];
      for (int j = 0; j < factors[m].length; j++) {
        if (j != without) {
          value *= fields[factors[m][j]][n];
        }
      }
      return value;
    }
  }
}
