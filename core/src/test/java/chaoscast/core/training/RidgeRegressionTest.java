package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What both regressions promise, with both libraries.
class RidgeRegressionTest {
  /// Errors of well-conditioned problems: some hundred times 2⁻⁵³.
  private static final double ROUNDING = 1e-12;

  /// A way to start a regression.
  record Kind(String name, Start start) {
    interface Start {
      RidgeRegression of(int features, int targets);
    }

    RidgeRegression start(int features, int targets) {
      return start.of(features, targets);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(Blas.best(), Blas.ejml())
        .flatMap(
            blas -> Stream.of(
                new Kind(
                    "normal equations by " + blas.description(),
                    (features, targets) -> new NormalEquations(features, targets, blas)),
                new Kind(
                    "orthogonal factor by " + blas.description(),
                    (features, targets) -> new OrthogonalFactor(features, targets, blas))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ridgeShrinksAScaledIdentityDesignByItsClosedForm(Kind kind) {
    // Φ = s I: W = s/(s² + β) Y.
    DenseMatrix features = DenseMatrix.zeros(5, 5);
    for (int i = 0; i < 5; i++) {
      features.set(i, i, 3);
    }
    DenseMatrix targets = DenseMatrix.of(new double[] {1, 2, 3, 4, 5, 5, 4, 3, 2, 1}, 2, 5);
    RidgeRegression regression = kind.start(5, 2);
    regression.add(features, targets);
    RidgeSolution solution = regression.solve(0.5);
    for (int i = 0; i < 10; i++) {
      double expected = 3 / (9 + 0.5) * targets.get(i / 5, i % 5);
      assertEquals(expected, solution.weights().get(i / 5, i % 5), ROUNDING);
    }
    // What remains is β/(s² + β) of the targets, whose mean square is 11.
    assertEquals(0.5 / 9.5 * Math.sqrt(11), solution.residualRms()[0], ROUNDING);
    assertEquals(1, solution.condition(), ROUNDING);
    assertEquals(0.5, solution.ridge());
    assertEquals(5, solution.samples());
    assertEquals(5, solution.rank());
  }

  /// More features than rows of a ridge that are folded in together.
  @ParameterizedTest
  @MethodSource("kinds")
  void theRidgeShrinksEveryOneOfManyFeatures(Kind kind) {
    int count = 600;
    DenseMatrix features = DenseMatrix.zeros(count, count);
    DenseMatrix targets = DenseMatrix.zeros(1, count);
    for (int i = 0; i < count; i++) {
      features.set(i, i, 3);
      targets.set(0, i, 1 + i);
    }
    RidgeRegression regression = kind.start(count, 1);
    regression.add(features, targets);
    DenseMatrix weights = regression.solve(0.5).weights();
    for (int i = 0; i < count; i++) {
      assertEquals(3 / 9.5 * (1 + i), weights.get(0, i), ROUNDING * (1 + i), "feature " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void exactRelationsAreRecovered(Kind kind) {
    var samples = RegressionSamples.random(60, 3, 400, 0);
    RidgeRegression regression = kind.start(60, 3);
    samples.feed(regression);
    RidgeSolution solution = regression.solve(0);
    assertArrayEquals(samples.weights().toArray(), solution.weights().toArray(), ROUNDING);
    // The normal equations see residuals only down to the root of their rounding errors.
    assertEquals(0, solution.residualRms()[2], 1e-5);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void residualIsTheNoiseThatWasAdded(Kind kind) {
    var samples = RegressionSamples.random(10, 2, 4000, 0.25);
    RidgeRegression regression = kind.start(10, 2);
    samples.feed(regression, 0, 4000, 512);
    RidgeSolution solution = regression.solve(0);
    // Standard error of a standard deviation from 4000 samples: 1.1%.
    assertEquals(0.25, solution.residualRms()[0], 0.01);
    double sum = 0;
    for (int sample = 0; sample < 4000; sample++) {
      double residual = samples.targets().get(1, sample);
      for (int feature = 0; feature < 10; feature++) {
        residual -= solution.weights().get(1, feature) * samples.features().get(feature, sample);
      }
      sum += residual * residual;
    }
    assertEquals(Math.sqrt(sum / 4000), solution.residualRms()[1], ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theSizeOfTheChunksMattersOnlyToRounding(Kind kind) {
    var samples = RegressionSamples.random(70, 2, 500, 0.1);
    RidgeRegression whole = kind.start(70, 2);
    samples.feed(whole);
    RidgeRegression small = kind.start(70, 2);
    samples.feed(small, 0, 500, 8);
    assertEquals(500, small.samples());
    assertArrayEquals(
        whole.solve(1e-3).weights().toArray(), small.solve(1e-3).weights().toArray(), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theSameChunksGiveTheSameBits(Kind kind) {
    var samples = RegressionSamples.random(150, 2, 500, 0.1);
    RidgeRegression first = kind.start(150, 2);
    RidgeRegression second = kind.start(150, 2);
    samples.feed(first, 0, 500, 200);
    samples.feed(second, 0, 500, 200);
    assertArrayEquals(
        first.solve(1e-3).weights().toArray(), second.solve(1e-3).weights().toArray());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void mergingEqualsFeedingEverythingToOne(Kind kind) {
    var samples = RegressionSamples.random(70, 2, 480, 0.1);
    RidgeRegression one = kind.start(70, 2);
    samples.feed(one);
    RidgeRegression left = kind.start(70, 2);
    RidgeRegression right = kind.start(70, 2);
    samples.feed(left, 0, 200, 64);
    samples.feed(right, 200, 480, 64);
    left.merge(right);
    assertEquals(480, left.samples());
    RidgeSolution expected = one.solve(0.01);
    RidgeSolution merged = left.solve(0.01);
    assertArrayEquals(expected.weights().toArray(), merged.weights().toArray(), ROUNDING);
    assertArrayEquals(expected.residualRms(), merged.residualRms(), ROUNDING);
    assertEquals(280, right.samples());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void solvingChangesNothing(Kind kind) {
    var samples = RegressionSamples.random(20, 2, 100, 0.1);
    DenseMatrix features = samples.features().copy();
    RidgeRegression regression = kind.start(20, 2);
    samples.feed(regression);
    double[] before = regression.solve(0).weights().toArray();
    regression.solve(10);
    assertArrayEquals(before, regression.solve(0).weights().toArray());
    assertArrayEquals(features.toArray(), samples.features().toArray());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aSingleFeatureIsEnough(Kind kind) {
    RidgeRegression regression = kind.start(1, 1);
    regression.add(DenseMatrix.of(new double[] {1, 2}, 1, 2),
        DenseMatrix.of(new double[] {3, 6}, 1, 2));
    regression.add(DenseMatrix.of(new double[] {1}, 1, 1), DenseMatrix.of(new double[] {3}, 1, 1));
    assertEquals(3, regression.solve(0).weights().get(0, 0), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void badSamplesAndRidgesAreNamed(Kind kind) {
    RidgeRegression regression = kind.start(2, 1);
    assertMessage(
        "a regression must have ≥ 1 sample but has 0", () -> regression.solve(0));
    assertMessage(
        "samples must be 2 features and 1 targets in as many columns"
            + " but were DenseMatrix[3 × 4] and DenseMatrix[1 × 4]",
        () -> regression.add(DenseMatrix.zeros(3, 4), DenseMatrix.zeros(1, 4)));
    assertMessage("ridge must be ≥ 0 but was -1.0", () -> regression.solve(-1));
    DenseMatrix features = DenseMatrix.of(new double[] {1, 0, Double.NaN, 1}, 2, 2);
    regression.add(features, DenseMatrix.zeros(1, 2));
    assertThrows(InputException.class, () -> regression.solve(0));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable action) {
    assertEquals(message, assertThrows(InputException.class, action).getMessage());
  }
}
