package chaoscast.d2r2.pde;

import java.util.Arrays;
import java.util.List;

/// The nonlinear part of an equation on a ring, and its derivatives.
///
///     N(u) = Σ_m w_m Π_j ∂^(a_mj) u,   N'(u) v = Σ_a g_a ∂ᵃv,   g_a = ∂N / ∂(∂ᵃu)
///
/// Products keep wave numbers below a third of the number of points, to which no product of two such waves is
/// aliased.
final class FieldProducts {
  private static final int ORDERS = 3;

  private final Waves waves;
  private final int[][] factors;
  private final double[] weights;
  private final double[][] fields;
  private final double[] sum;
  private final double[] other;
  private final double[][] first;
  private final double[][] second;
  private final Spectrum unused;

  /// @param terms   products; not linear ones
  /// @param weights w; not modified
  FieldProducts(Waves waves, List<FieldTerm> terms, double[] weights) {
    this.waves = waves;
    this.factors =
        terms.stream()
            .map(term -> term.orders().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.weights = weights.clone();
    fields = new double[ORDERS][waves.points()];
    sum = new double[waves.points()];
    other = new double[waves.points()];
    first = new double[ORDERS][waves.points()];
    second = new double[ORDERS][waves.points()];
    unused = waves.spectrum();
  }

  int count() {
    return factors.length;
  }

  /// @param u      waves of the field; not modified
  /// @param result modified: waves of N(u)
  void apply(Spectrum u, Spectrum result) {
    fields(u);
    Arrays.fill(sum, 0);
    for (int m = 0; m < factors.length; m++) {
      addProduct(weights[m], m, sum);
    }
    Arrays.fill(other, 0);
    waves.forward(sum, other, result, unused);
    truncate(result);
  }

  /// @param slopes   modified: g_a at every point, one row an order; of the field that [#apply] was last given
  /// @param products modified: waves of every product without its weight; empty if they are not wanted
  void slopes(double[][] slopes, Spectrum[] products) {
    for (double[] row : slopes) {
      Arrays.fill(row, 0);
    }
    for (int m = 0; m < factors.length; m++) {
      for (int j = 0; j < factors[m].length; j++) {
        double[] row = slopes[factors[m][j]];
        for (int n = 0; n < row.length; n++) {
          double value = weights[m];
          for (int i = 0; i < factors[m].length; i++) {
            value *= i == j ? 1 : fields[factors[m][i]][n];
          }
          row[n] += value;
        }
      }
    }
    for (int m = 0; m < products.length; m += 2) {
      Arrays.fill(sum, 0);
      Arrays.fill(other, 0);
      addProduct(1, m, sum);
      boolean two = m + 1 < products.length;
      if (two) {
        addProduct(1, m + 1, other);
      }
      waves.forward(sum, other, products[m], two ? products[m + 1] : unused);
      truncate(products[m]);
      if (two) {
        truncate(products[m + 1]);
      }
    }
  }

  /// @param slopes of [#slopes]; not modified
  /// @param v      waves of a direction; not modified
  /// @param w      and of another; not modified
  /// @param vImage modified: waves of N'(u) v
  /// @param wImage modified: waves of N'(u) w
  void tangent(double[][] slopes, Spectrum v, Spectrum w, Spectrum vImage, Spectrum wImage) {
    Arrays.fill(sum, 0);
    Arrays.fill(other, 0);
    for (int order = 0; order < ORDERS; order++) {
      if (!isUsed(order)) {
        continue;
      }
      waves.inverse(order, v, w, first[order], second[order]);
      for (int n = 0; n < sum.length; n++) {
        sum[n] += slopes[order][n] * first[order][n];
        other[n] += slopes[order][n] * second[order][n];
      }
    }
    waves.forward(sum, other, vImage, wImage);
    truncate(vImage);
    truncate(wImage);
  }

  double[][] newSlopes() {
    return new double[ORDERS][waves.points()];
  }

  private void fields(Spectrum u) {
    unused.clear();
    for (int order = 0; order < ORDERS; order++) {
      if (isUsed(order)) {
        waves.inverse(order, u, unused, fields[order], other);
      }
    }
  }

  private boolean isUsed(int order) {
    for (int[] product : factors) {
      for (int factor : product) {
        if (factor == order) {
          return true;
        }
      }
    }
    return false;
  }

  private void addProduct(double weight, int m, double[] to) {
    for (int n = 0; n < to.length; n++) {
      double value = weight;
      for (int factor : factors[m]) {
        value *= fields[factor][n];
      }
      to[n] += value;
    }
  }

  private void truncate(Spectrum spectrum) {
    int from = waves.kept() + 1;
    Arrays.fill(spectrum.re, from, spectrum.re.length, 0);
    Arrays.fill(spectrum.im, from, spectrum.im.length, 0);
  }
}
