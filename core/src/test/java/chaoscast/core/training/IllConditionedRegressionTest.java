package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the two regressions differ: nearly or exactly dependent features.
class IllConditionedRegressionTest {
  private static final int SAMPLES = 400;

  static Stream<Blas> libraries() {
    return Stream.of(Blas.best(), Blas.ejml());
  }

  /// Feeds the powers 1, x … x^degree on [0, 1], and their sum as the target.
  private static void feedPowers(RidgeRegression regression, int degree) {
    DenseMatrix features = DenseMatrix.zeros(degree + 1, SAMPLES);
    DenseMatrix targets = DenseMatrix.zeros(1, SAMPLES);
    for (int sample = 0; sample < SAMPLES; sample++) {
      double x = sample / (SAMPLES - 1.0);
      for (int power = 0; power <= degree; power++) {
        double value = Math.pow(x, power);
        features.set(power, sample, value);
        targets.set(0, sample, targets.get(0, sample) + value);
      }
    }
    regression.add(features, targets);
  }

  private static double worstError(RidgeSolution solution) {
    double worst = 0;
    for (double weight : solution.weights().toArray()) {
      worst = Math.max(worst, Math.abs(weight - 1));
    }
    return worst;
  }

  /// Three features of which the last is twice the first, and a constant that is always zero.
  private static void feedDependent(RidgeRegression regression) {
    var samples = RegressionSamples.random(4, 2, 200, 0);
    for (int sample = 0; sample < 200; sample++) {
      samples.features().set(2, sample, 2 * samples.features().get(0, sample));
      samples.features().set(3, sample, 0);
      samples.targets().set(0, sample, 5 * samples.features().get(0, sample));
      samples.targets().set(1, sample, samples.features().get(1, sample));
    }
    samples.feed(regression);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void qrFitsAPolynomialOfDegreeTwelveThatNormalEquationsCannot(Blas blas) {
    // Condition number of the scaled powers about 1e9: QR errs by about 1e-7, the normal equations
    // by about 1e9² · 1e-16, if they get that far.
    var orthogonal = new OrthogonalFactor(13, 1, blas);
    feedPowers(orthogonal, 12);
    RidgeSolution solution = orthogonal.solve(0);
    assertEquals(13, solution.rank());
    assertTrue(worstError(solution) < 1e-4, "worst error " + worstError(solution));
    var normal = new NormalEquations(13, 1, blas);
    feedPowers(normal, 12);
    double normalError;
    try {
      normalError = worstError(normal.solve(0));
    } catch (SingularRegressionException e) {
      normalError = Double.POSITIVE_INFINITY;
    }
    assertTrue(normalError > 100 * worstError(solution), "worst error " + normalError);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void bothAgreeWhereAPolynomialIsHarmless(Blas blas) {
    var orthogonal = new OrthogonalFactor(4, 1, blas);
    var normal = new NormalEquations(4, 1, blas);
    feedPowers(orthogonal, 3);
    feedPowers(normal, 3);
    // Condition number squared about 1e4.
    assertArrayEquals(
        orthogonal.solve(1e-6).weights().toArray(),
        normal.solve(1e-6).weights().toArray(),
        1e-10);
    double ratio = normal.solve(0).condition() / Math.pow(orthogonal.solve(0).condition(), 2);
    // 1-norms of 4 × 4 matrices lie within a factor 4 of 2-norms.
    assertTrue(ratio > 1e-2 && ratio < 1e2, "ratio " + ratio);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aSingularSystemNamesRankAndTheRidgeThatMendsIt(Blas blas) {
    var regression = new NormalEquations(4, 2, blas);
    feedDependent(regression);
    var e = assertThrows(SingularRegressionException.class, () -> regression.solve(0));
    String message = e.getMessage();
    assertTrue(
        message.startsWith(
            "the regression is singular: 4 features must be independent but only 2 are"
                + " (condition number above 4.5e15, ridge 0); set ridge ≥ "),
        message);
    RidgeSolution mended = regression.solve(e.mendingRidge());
    // The smallest norm with w₀ + 2 w₂ = 5 is (1, 2); the ridge promises a percent.
    assertEquals(1, mended.weights().get(0, 0), 1e-2);
    assertEquals(2, mended.weights().get(0, 2), 1e-2);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void qrFitsDependentFeaturesAndSaysSo(Blas blas) {
    var regression = new OrthogonalFactor(4, 2, blas);
    feedDependent(regression);
    RidgeSolution solution = regression.solve(0);
    assertEquals(2, solution.rank());
    assertTrue(solution.condition() > 1e15);
    DenseMatrix weights = solution.weights();
    assertEquals(5, weights.get(0, 0) + 2 * weights.get(0, 2), 1e-12);
    assertEquals(0, weights.get(0, 3));
    assertEquals(1, weights.get(1, 1), 1e-12);
    assertEquals(0, solution.residualRms()[0], 1e-12);
  }

  @Test
  void noiseDoesNotBlowUpDependentFeatures() {
    var samples = RegressionSamples.random(50, 1, 1000, 0.1);
    for (int sample = 0; sample < 1000; sample++) {
      double sum = samples.features().get(3, sample) + samples.features().get(4, sample);
      samples.features().set(40, sample, sum);
    }
    var regression = new OrthogonalFactor(50, 1);
    samples.feed(regression);
    RidgeSolution solution = regression.solve(0);
    assertEquals(49, solution.rank());
    for (double weight : solution.weights().toArray()) {
      assertTrue(Math.abs(weight) < 10, "weight " + weight);
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void fewerSamplesThanFeaturesAreFittedExactlyByQr(Blas blas) {
    var samples = RegressionSamples.random(30, 2, 12, 1);
    var regression = new OrthogonalFactor(30, 2, blas);
    samples.feed(regression);
    RidgeSolution solution = regression.solve(0);
    assertEquals(12, solution.rank());
    assertEquals(0, solution.residualRms()[1], 1e-12);
  }

  /// Polynomials of degree 25 on [0, 1] are dependent in float64: condition beyond 1e17.
  @ParameterizedTest
  @MethodSource("libraries")
  void theRidgeThatQrNamesMakesTheFitRegular(Blas blas) {
    var powers = new OrthogonalFactor(26, 1, blas);
    feedPowers(powers, 25);
    assertMended(powers, 26);
    var dependent = new OrthogonalFactor(4, 2, blas);
    feedDependent(dependent);
    assertMended(dependent, 4);
    var few = new OrthogonalFactor(30, 2, blas);
    RegressionSamples.random(30, 2, 12, 1).feed(few);
    assertMended(few, 30);
  }

  private static void assertMended(OrthogonalFactor regression, int features) {
    RidgeSolution singular = regression.solve(0);
    assertTrue(singular.rank() < features, "rank " + singular.rank());
    double limit = 1 / (features * Math.ulp(1.0));
    assertTrue(singular.condition() >= limit, "condition " + singular.condition());
    RidgeSolution mended = regression.solve(singular.mendingRidge().orElseThrow());
    assertEquals(features, mended.rank());
    assertTrue(mended.condition() < limit, "condition " + mended.condition());
    assertTrue(mended.mendingRidge().isEmpty());
    // the price is small: (n² ε)² of the targets' squares
    assertEquals(singular.residualRms()[0], mended.residualRms()[0], 1e-10);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aRegularFitNamesNoRidge(Blas blas) {
    for (RidgeRegression regression : new RidgeRegression[] {
      new OrthogonalFactor(4, 1, blas), new NormalEquations(4, 1, blas)}) {
      feedPowers(regression, 3);
      assertTrue(regression.solve(0).mendingRidge().isEmpty());
    }
  }

  /// Condition number of the normal equations about 1e15: solved, but not to be trusted.
  @ParameterizedTest
  @MethodSource("libraries")
  void nearlySingularNormalEquationsNameTheRidgeTooAndItMendsThem(Blas blas) {
    var samples = RegressionSamples.random(30, 1, 200, 0);
    for (int sample = 0; sample < 200; sample++) {
      double near = samples.features().get(0, sample) + 1e-7 * samples.features().get(29, sample);
      samples.features().set(29, sample, near);
    }
    var regression = new NormalEquations(30, 1, blas);
    samples.feed(regression);
    RidgeSolution near = regression.solve(0);
    assertTrue(near.condition() > 1 / (30 * Math.ulp(1.0)), "condition " + near.condition());
    RidgeSolution mended = regression.solve(near.mendingRidge().orElseThrow());
    assertEquals(30, mended.rank());
    assertTrue(mended.mendingRidge().isEmpty());
  }
}
