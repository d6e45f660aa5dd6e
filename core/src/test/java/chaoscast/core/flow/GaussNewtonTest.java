package chaoscast.core.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Blas;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The map x ↦ a x + b x³, fitted to its own orbit.
class GaussNewtonTest {
  private static final double[] TRUE = {0.9, -0.2};

  private record Cubic() implements FlowFamily {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public int parameters() {
      return 2;
    }

    @Override
    public Flow with(double[] w) {
      return new Flow() {
        @Override
        public int dimension() {
          return 1;
        }

        @Override
        public boolean advance(double[] x) {
          return advance(x, new double[1][0], 0);
        }

        /// A pole at a = 0, so that a step can fail.
        @Override
        public boolean advance(double[] x, double[][] vectors, int sensitivities) {
          double before = x[0];
          for (int c = 0; c < vectors[0].length; c++) {
            vectors[0][c] *= w[0] + 3 * w[1] * before * before;
          }
          if (sensitivities > 0) {
            vectors[0][0] += before;
            vectors[0][1] += before * before * before;
          }
          x[0] = w[0] * before + w[1] * before * before * before;
          return w[0] > 0;
        }
      };
    }
  }

  private static StepRegression regression() {
    double[] orbit = new double[40];
    orbit[0] = 1.5;
    for (int i = 1; i < orbit.length; i++) {
      orbit[i] = TRUE[0] * orbit[i - 1] + TRUE[1] * Math.pow(orbit[i - 1], 3);
    }
    return new StepRegression(
        new StepPairs(List.of(Trajectory.of(orbit, 1, 1)), 1), new double[] {1});
  }

  @Test
  void aMapThatIsLinearInItsParametersIsFoundInOneStep() {
    GaussNewton.Result result =
        new GaussNewton(regression()).from(new Cubic(), new double[] {0.5, 0.5});
    assertArrayEquals(TRUE, result.parameters(), 1e-14);
    assertTrue(result.cost() < 1e-28, () -> "cost " + result.cost());
  }

  /// (JᵀJ)⁻¹ of two columns by hand.
  @Test
  void variancesAreTheDiagonalOfTheInverseNormalMatrix() {
    GaussNewton.Result result = new GaussNewton(regression()).from(new Cubic(), TRUE);
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double x = 1.5;
    for (int i = 0; i < 39; i++) {
      aa += x * x;
      ab += Math.pow(x, 4);
      bb += Math.pow(x, 6);
      x = TRUE[0] * x + TRUE[1] * x * x * x;
    }
    double determinant = aa * bb - ab * ab;
    double[] expected = {bb / determinant, aa / determinant};
    assertArrayEquals(expected, result.variances(), 1e-12 * expected[1]);
  }

  @Test
  void aStartWhoseStepsFailIsReportedAsInfinite() {
    GaussNewton.Result result =
        new GaussNewton(regression()).from(new Cubic(), new double[] {-1, 0});
    assertEquals(Double.POSITIVE_INFINITY, result.cost());
    assertArrayEquals(new double[] {-1, 0}, result.parameters());
  }

  @Test
  void resultsDoNotDependOnThreads() {
    int before = Blas.best().threads();
    try {
      Blas.best().threads(1);
      double[] one =
          new GaussNewton(regression()).from(new Cubic(), new double[] {0.3, 0.1}).parameters();
      Blas.best().threads(3);
      assertArrayEquals(
          one,
          new GaussNewton(regression()).from(new Cubic(), new double[] {0.3, 0.1}).parameters());
    } finally {
      Blas.best().threads(before);
    }
  }

  @Test
  void pairsDoNotStraddleTrajectories() {
    var first = Trajectory.of(new double[] {1, 2, 3}, 1, 1);
    var second = Trajectory.of(new double[] {10, 20}, 1, 1);
    var pairs = new StepPairs(List.of(first, second), 1);
    double[] state = new double[1];
    double[] next = new double[1];
    double[] seen = new double[6];
    assertEquals(3, pairs.count());
    for (int i = 0; i < 3; i++) {
      pairs.copyTo(i, state, next);
      seen[2 * i] = state[0];
      seen[2 * i + 1] = next[0];
    }
    assertArrayEquals(new double[] {1, 2, 2, 3, 10, 20}, seen);
    assertEquals(1, StepPairs.upTo(1, List.of(first)).count());
  }
}
