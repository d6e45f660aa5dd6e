package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.scaling.Scaling;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OrthogonalMapTest {
  private static final double[] U = {0.3, -0.8, 0.55};

  private static double[] features(Basis basis, int degree) {
    var range = new Scaling(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    double[] x = new double[3];
    for (int i = 0; i < 3; i++) {
      x[i] = range.offset()[i] + range.scale()[i] * U[i];
    }
    var map = new OrthogonalMap(basis, degree, range);
    DenseMatrix features = DenseMatrix.zeros(map.featureCount(), 1);
    map.apply(DenseMatrix.of(x, 3, 1), features);
    return features.toArray();
  }

  private static double legendre(int a, double u) {
    return switch (a) {
      case 0 -> 1;
      case 1 -> u;
      case 2 -> (3 * u * u - 1) / 2;
      case 3 -> (5 * u * u * u - 3 * u) / 2;
      default -> (35 * Math.pow(u, 4) - 30 * u * u + 3) / 8;
    };
  }

  @Test
  void everyFeatureIsItsProductOfChebyshevPolynomials() {
    var table = new ProductTable(3, 5);
    double[] features = features(Basis.CHEBYSHEV, 5);
    for (int row = 0; row < table.count(); row++) {
      double expected = 1;
      for (int i = 0; i < 3; i++) {
        expected *= Math.cos(table.exponents(row)[i] * Math.acos(U[i]));
      }
      assertEquals(expected, features[row], 1e-14, "row " + row);
    }
  }

  @Test
  void everyFeatureIsItsProductOfLegendrePolynomials() {
    var table = new ProductTable(3, 4);
    double[] features = features(Basis.LEGENDRE, 4);
    for (int row = 0; row < table.count(); row++) {
      double expected = 1;
      for (int i = 0; i < 3; i++) {
        expected *= legendre(table.exponents(row)[i], U[i]);
      }
      assertEquals(expected, features[row], 1e-14, "row " + row);
    }
  }

  @Test
  void thereAreAsManyProductsAsMonomialsEachOnce() {
    for (int degree = 1; degree <= 4; degree++) {
      var table = new ProductTable(8, degree);
      assertEquals(MonomialTable.count(8, degree), table.count());
      var seen = new HashSet<String>();
      for (int row = 0; row < table.count(); row++) {
        int[] exponents = table.exponents(row);
        assertTrue(Arrays.stream(exponents).sum() <= degree);
        assertTrue(seen.add(Arrays.toString(exponents)), "twice in row " + row);
      }
    }
  }
}
