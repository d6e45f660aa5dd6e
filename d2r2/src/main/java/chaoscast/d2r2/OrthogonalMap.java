package chaoscast.d2r2;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.text.EnumWords;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Products of orthogonal polynomials in the variables, up to a total degree, on the data's range:
///
///     φ(x) = P_a₁(u₁) ⋯ P_a_n(u_n),   u_i = (x_i − c_i) / h_i,   a₁ + … + a_n ≤ degree
///
/// Powers of one variable come from the recurrence of [Basis], all others are one multiplication.
final class OrthogonalMap implements MemorylessFeatureMap {
  private final Basis basis;
  private final Scaling range;
  private final Arithmetic arithmetic;
  private final ProductTable table;
  private final int[] left;
  private final int[] right;

  /// @param basis  not the monomials
  /// @param degree highest total degree, ≥ 1
  /// @param range  maps the data to [−1, 1]
  OrthogonalMap(Basis basis, int degree, Scaling range) {
    this(basis, range, new ProductTable(range.offset().length, degree), Arithmetic.BINARY64);
  }

  private OrthogonalMap(Basis basis, Scaling range, ProductTable table, Arithmetic arithmetic) {
    this.basis = basis;
    this.range = range;
    this.table = table;
    this.arithmetic = arithmetic;
    this.left = table.left();
    this.right = table.right();
  }

  @Override
  public int dimension() {
    return table.variables();
  }

  @Override
  public int featureCount() {
    return table.count();
  }

  @Override
  public Cost cost() {
    int powers = table.firstProduct() - 1;
    long products = 2L * powers + left.length;
    return new Cost(
        2L * dimension(), table.count(), products, 0, (long) Double.BYTES * table.count());
  }

  @Override
  public void apply(DenseMatrix states, DenseMatrix features) {
    features.fillRow(0, 1);
    features.copyRows(1, states);
    int columns = features.columns();
    double[] offset = range.offset();
    double[] scale = range.scale();
    for (int variable = 0; variable < dimension(); variable++) {
      for (int column = 0; column < columns; column++) {
        double u = (features.get(1 + variable, column) - offset[variable]) / scale[variable];
        features.set(1 + variable, column, u);
      }
    }
    arithmetic.round(features.rowRange(1, 1 + dimension()));
    for (int power = 2; power <= table.degree(); power++) {
      raise(features, power);
    }
    Kernels.best().products(left, right, features, table.firstProduct());
    arithmetic.round(features.rowRange(table.firstProduct(), table.count()));
  }

  private void raise(DenseMatrix features, int power) {
    double slope = basis.slope(power - 1);
    double back = basis.back(power - 1);
    for (int variable = 0; variable < dimension(); variable++) {
      int u = table.power(variable, 1);
      int last = table.power(variable, power - 1);
      int before = table.power(variable, power - 2);
      int target = table.power(variable, power);
      for (int column = 0; column < features.columns(); column++) {
        double rising = slope * features.get(u, column) * features.get(last, column);
        features.set(target, column, rising - back * features.get(before, column));
      }
      arithmetic.round(features.rowRange(target, target + 1));
    }
  }

  @Override
  public Optional<Polynomials> polynomials(double[][] weights, Expansion expansion) {
    return Optional.of(ReadoutPolynomials.products(basis, table, range, weights, expansion));
  }

  @Override
  public Optional<int[]> degrees() {
    return Optional.of(
        IntStream.range(0, table.count()).map(row -> Arrays.stream(table.exponents(row)).sum())
            .toArray());
  }

  @Override
  public FeatureMap inPrecision(Arithmetic format) {
    return new OrthogonalMap(basis, range, table, format);
  }

  @Override
  public void write(ModelFile group) {
    group.put("basis", EnumWords.of(basis));
    group.put("degree", (long) table.degree());
    group.put("offset", range.offset(), dimension());
    group.put("scale", range.scale(), dimension());
  }

  static OrthogonalMap read(ModelFile group) {
    return new OrthogonalMap(
        group.choice("basis", Basis.class),
        group.count("degree", 1),
        new Scaling(group.doubles("offset"), group.doubles("scale")));
  }
}
