package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.ElasticNet;
import smile.regression.LASSO;

/// Against Smile's interior-point LASSO and elastic net, which share no line with it. Smile minimises
///
///     ‖y − Θw‖² + λ₁ ‖w‖₁ + λ₂ ‖w‖²
///
/// over columns of mean 0 and mean square 1, which is 2N times our objective with λ₁ = 2Nλα, λ₂ = Nλ(1 − α).
class CoordinateDescentTest {
  private static final int SAMPLES = 200;
  private static final int TERMS = 6;
  private static final double LAMBDA = 0.1;
  private static final int[] ALL = IntStream.range(0, TERMS).toArray();

  private final double[][] columns = new double[TERMS + 1][SAMPLES];
  private SparseProblem problem;

  /// Columns that are correlated, of mean 0 and mean square 1; the last is y.
  @BeforeEach
  void draw() {
    RandomGenerator random = new Seed(3).generator();
    for (int k = 0; k < SAMPLES; k++) {
      double common = random.nextGaussian();
      for (int i = 0; i < TERMS; i++) {
        columns[i][k] = random.nextGaussian() + 0.7 * common;
      }
      columns[TERMS][k] = 2 * columns[0][k] - columns[3][k] + 0.5 * random.nextGaussian();
    }
    for (double[] column : columns) {
      double mean = Arrays.stream(column).average().orElseThrow();
      double square = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum() / SAMPLES;
      Arrays.setAll(column, k -> (column[k] - mean) / Math.sqrt(square));
    }
    problem = new SparseProblem(TERMS, 1);
    DenseMatrix y = rows(TERMS, TERMS + 1);
    problem.add(rows(0, TERMS), y, y);
    problem.normalise();
  }

  @Test
  void lassoIsSmiles() {
    double[] expected =
        LASSO.fit(Formula.lhs("y"), frame(), new LASSO.Options(2 * SAMPLES * LAMBDA, 1e-13, 5000))
            .coefficients();

    double[] weights = new CoordinateDescent(problem, LAMBDA, 1).weights(0, ALL);

    assertArrayEquals(expected, weights, 1e-7);
    assertTrue(Arrays.stream(weights).anyMatch(weight -> weight == 0), "some are dropped");
    assertTrue(weights[0] > 0.3 && weights[3] < -0.1, Arrays.toString(weights));
  }

  @Test
  void elasticNetIsSmiles() {
    double mixing = 0.4;
    var options =
        new ElasticNet.Options(
            2 * SAMPLES * LAMBDA * mixing, SAMPLES * LAMBDA * (1 - mixing), 1e-13, 5000);
    double[] expected =
        ElasticNet.fit(Formula.lhs("y"), frame(), options).coefficients();

    double[] weights = new CoordinateDescent(problem, LAMBDA, mixing).weights(0, ALL);

    assertArrayEquals(expected, weights, 1e-7);
  }

  private DenseMatrix rows(int from, int to) {
    DenseMatrix rows = DenseMatrix.zeros(to - from, SAMPLES);
    for (int i = from; i < to; i++) {
      for (int k = 0; k < SAMPLES; k++) {
        rows.set(i - from, k, columns[i][k]);
      }
    }
    return rows;
  }

  private DataFrame frame() {
    double[][] table = new double[SAMPLES][TERMS + 1];
    for (int k = 0; k < SAMPLES; k++) {
      for (int i = 0; i <= TERMS; i++) {
        table[k][i] = columns[i][k];
      }
    }
    return DataFrame.of(table, "a", "b", "c", "d", "e", "f", "y");
  }
}
