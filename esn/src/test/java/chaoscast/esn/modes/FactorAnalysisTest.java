package chaoscast.esn.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FactorAnalysisTest {
  private static final FactorAnalysis.Settings EXACT =
      new FactorAnalysis.Settings(1e-15, 1e-6, 200_000);

  /// Of three variables, one factor is exactly identified: l₁² = s₁₂ s₁₃/s₂₃.
  @Test
  void oneFactorOfThreeVariablesHasItsClosedForm() {
    double[] l = {0.9, -0.5, 1.4};
    double[] own = {0.3, 0.8, 0.5};
    FactorAnalysis found =
        FactorAnalysis.fit(covariance(new double[][] {l}, own), 1, EXACT, seed());
    double sign = Math.signum(found.loadings()[0][0]);
    for (int i = 0; i < 3; i++) {
      assertEquals(l[i], sign * found.loadings()[i][0], 1e-6);
    }
    assertArrayEquals(own, found.privateVariances(), 1e-6);
    assertEquals(0.81 + 0.25 + 1.96, found.modes()[0], 1e-6);
    assertEquals(2.0 / 3, found.signAgreement());
  }

  /// With equal private variances factor analysis is probabilistic principal component analysis:
  /// λ_k = eigenvalue k of S less σ², which EJML finds here.
  @Test
  void equalPrivateVariancesGivePrincipalComponents() {
    double[][] loadings = drawn(3, 12);
    double[] own = new double[12];
    Arrays.fill(own, 0.4);
    double[][] covariance = covariance(loadings, own);
    FactorAnalysis found = FactorAnalysis.fit(covariance, 3, EXACT, seed());
    var eigen = DecompositionFactory_DDRM.eig(12, false, true);
    eigen.decompose(new DMatrixRMaj(covariance));
    double[] values = new double[12];
    Arrays.setAll(values, i -> -eigen.getEigenvalue(i).getReal());
    Arrays.sort(values);
    for (int k = 0; k < 3; k++) {
      assertEquals(-values[k] - 0.4, found.modes()[k], 1e-4); // EM converges linearly
    }
    // −½ (p log 2π + log det S + p), at the covariance itself.
    double logDeterminant = 0;
    for (double value : values) {
      logDeterminant += Math.log(-value);
    }
    assertEquals(
        -(12 * Math.log(2 * Math.PI) + logDeterminant + 12) / 2, found.logLikelihood(), 1e-9);
  }

  @Test
  void knownLoadingsAreFoundAgainInDrawnData() {
    double[][] loadings = drawn(2, 20);
    double[][] times = data(loadings, 1, 8000, new Seed(4).generator());
    var options = new SharedModes.Options(1, 20, 1, 5, 2, false);
    SharedModes found = SharedModes.measure(times, options, seed(), 1, Progress.NONE);
    assertEquals(2, found.medianBest());
    double[] truth = modes(loadings);
    double[] modes = found.samples().getFirst().eigenvalues();
    assertEquals(truth[0], modes[0], 0.05 * truth[0]); // four standard errors √(2/8000) and the noise
    assertEquals(truth[1], modes[1], 0.08 * truth[1]);
    assertTrue(modes[2] < 0.1 * truth[1], "third " + modes[2]);
  }

  @Test
  void independentVariablesShareNothing() {
    double[][] times = data(new double[0][20], 1, 4000, new Seed(9).generator());
    SharedModes found =
        SharedModes.measure(
            times, SharedModes.Options.DEFAULT, seed(), 1, Progress.NONE);
    assertEquals(0, found.medianBest());
    assertEquals(0, found.mean(SharedModes.Sample::correlation), 0.01);
    assertTrue(found.mean(SharedModes.Sample::privateShare) > 0.9);
  }

  @Test
  void setsAreTheSameWhateverTheNumberOfThreads() {
    double[][] times = data(drawn(2, 30), 1, 500, new Seed(5).generator());
    var options = new SharedModes.Options(2, 10, 4, 2, 2, true);
    SharedModes one = SharedModes.measure(times, options, seed(), 1, Progress.NONE);
    SharedModes more = SharedModes.measure(times, options, seed(), 3, Progress.NONE);
    assertEquals(4, one.samples().size());
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(
          one.samples().get(i).eigenvalues(), more.samples().get(i).eigenvalues());
    }
    assertEquals(250, one.observed());
  }

  @Test
  void recordingsWithoutVariationAreRefused() {
    var refused =
        Assertions.assertThrows(
            InputException.class,
            () -> SharedModes.measure(
                new double[100][3], SharedModes.Options.DEFAULT, seed(), 1, Progress.NONE));
    assertEquals("a recording must have ≥ 2 variables that vary but has 0", refused.getMessage());
  }

  private static Seed seed() {
    return new Seed(1);
  }

  private static double[][] drawn(int factors, int variables) {
    RandomGenerator random = new Seed(17).generator();
    double[][] loadings = new double[factors][variables];
    for (int k = 0; k < factors; k++) {
      for (int i = 0; i < variables; i++) {
        loadings[k][i] = random.nextGaussian() / (k + 1);
      }
    }
    return loadings;
  }

  /// @param loadings a row a factor
  private static double[][] covariance(double[][] loadings, double[] own) {
    double[][] covariance = new double[own.length][own.length];
    for (int i = 0; i < own.length; i++) {
      covariance[i][i] = own[i];
      for (int j = 0; j < own.length; j++) {
        for (double[] l : loadings) {
          covariance[i][j] += l[i] * l[j];
        }
      }
    }
    return covariance;
  }

  /// Of two factors: roots of a quadratic equation.
  private static double[] modes(double[][] loadings) {
    double a = dot(loadings[0], loadings[0]);
    double b = dot(loadings[0], loadings[1]);
    double c = dot(loadings[1], loadings[1]);
    double root = Math.sqrt((a - c) * (a - c) / 4 + b * b);
    return new double[] {(a + c) / 2 + root, (a + c) / 2 - root};
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double[][] data(
      double[][] loadings, int variance, int count, RandomGenerator random) {
    int p = loadings.length == 0 ? 20 : loadings[0].length;
    double[][] times = new double[count][p];
    for (double[] row : times) {
      for (int i = 0; i < p; i++) {
        row[i] = 3 + Math.sqrt(variance) * random.nextGaussian();
      }
      for (double[] l : loadings) {
        double z = random.nextGaussian();
        for (int i = 0; i < p; i++) {
          row[i] += l[i] * z;
        }
      }
    }
    return times;
  }
}
