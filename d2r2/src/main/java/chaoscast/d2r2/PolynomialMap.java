package chaoscast.d2r2;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;
import java.util.Arrays;
import java.util.Optional;

/// All monomials of the state up to a total degree:
///
///     φ(x) = (x₁^a₁ ⋯ x_n^a_n),   a₁ + … + a_n ≤ degree
public final class PolynomialMap implements MemorylessFeatureMap {
  private final int dimension;
  private final Arithmetic arithmetic;
  private final MonomialTable table;
  private final int[][] left;
  private final int[][] right;

  /// @param dimension number of variables, ≥ 1
  /// @param degree    highest total degree, ≥ 1
  public PolynomialMap(int dimension, int degree) {
    this(dimension, degree, Arithmetic.BINARY64);
  }

  private PolynomialMap(int dimension, int degree, Arithmetic arithmetic) {
    this.dimension = dimension;
    this.arithmetic = arithmetic;
    this.table = new MonomialTable(dimension, degree);
    this.left = new int[degree + 1][];
    this.right = new int[degree + 1][];
    for (int d = 2; d <= degree; d++) {
      left[d] = table.left(d);
      right[d] = table.right(d);
    }
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int featureCount() {
    return table.count();
  }

  @Override
  public Cost cost() {
    int products = table.count() - 1 - dimension;
    return new Cost(0, table.count(), products, 0, (long) Double.BYTES * table.count());
  }

  @Override
  public void apply(DenseMatrix states, DenseMatrix features) {
    features.fillRow(0, 1);
    features.copyRows(1, states);
    for (int d = 2; d <= table.degree(); d++) {
      int first = table.firstOfDegree(d);
      Kernels.best().products(left[d], right[d], features, first);
      if (!arithmetic.isExact()) {
        arithmetic.round(features.rowRange(first, first + left[d].length));
      }
    }
  }

  @Override
  public Optional<Polynomials> polynomials(double[][] weights, Expansion expansion) {
    return Optional.of(ReadoutPolynomials.monomials(table, weights, expansion));
  }

  @Override
  public Optional<int[]> degrees() {
    int[] degrees = new int[table.count()];
    for (int d = 1; d <= table.degree(); d++) {
      Arrays.fill(degrees, table.firstOfDegree(d), table.firstOfDegree(d + 1), d);
    }
    return Optional.of(degrees);
  }

  @Override
  public FeatureMap inPrecision(Arithmetic format) {
    return new PolynomialMap(dimension, table.degree(), format);
  }

  @Override
  public void write(ModelFile group) {
    group.put("dimension", (long) dimension);
    group.put("degree", (long) table.degree());
  }

  /// Reads what [#write] wrote.
  public static PolynomialMap read(ModelFile group) {
    return new PolynomialMap(group.count("dimension", 1), group.count("degree", 1));
  }
}
