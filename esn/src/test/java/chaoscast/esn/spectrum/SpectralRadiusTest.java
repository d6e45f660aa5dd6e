package chaoscast.esn.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import chaoscast.core.Seed;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.options.WeightLaw;
import chaoscast.esn.reservoir.SparseRows;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import smile.math.matrix.ARPACK;
import smile.math.matrix.Matrix;

class SpectralRadiusTest {
  private static SparseMatrix matrix(double[][] dense) {
    var rows = new SparseRows();
    for (double[] row : dense) {
      for (int column = 0; column < row.length; column++) {
        if (row[column] != 0) {
          rows.add(column, row[column]);
        }
      }
      rows.endRow();
    }
    return rows.toMatrix(dense.length);
  }

  @Test
  void aCycleOfTwoHasTheRootOfItsProductThoughItsPowersOscillate() {
    assertEquals(2, SpectralRadius.of(matrix(new double[][] {{0, 8}, {0.5, 0}})), 1e-12);
  }

  @Test
  void theGreatestOfSeveralComponentsCounts() {
    double[][] dense = {{0.3, 0, 0}, {1, 0.7, 0}, {0, 1, 0.5}};
    assertEquals(0.7, SpectralRadius.of(matrix(dense)), 1e-12);
  }

  @Test
  void aGraphWithoutACycleHasRadiusZero() {
    double[][] dense = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}};
    assertEquals(0, SpectralRadius.of(matrix(dense)));
  }

  @Test
  void aCycleIsMeasuredExactlyThoughAllItsEigenvaluesHaveOneModulus() {
    double[][] dense = {{0, 0, -4}, {0.5, 0, 0}, {0, 4, 0}};
    assertEquals(2, SpectralRadius.of(matrix(dense)), 1e-15);
  }

  @Test
  void aRotationHasTheModulusOfItsComplexPair() {
    double[][] dense = {{0.6, -0.8, 0}, {0.8, 0.6, 0}, {1, 2, 0.5}};
    assertEquals(1, SpectralRadius.of(matrix(dense)), 1e-13);
  }

  /// Smile's ARPACK is another program: implicitly restarted Arnoldi iteration from a random start.
  @Test
  void agreesWithArpack() {
    for (WeightLaw law : WeightLaw.values()) {
      RandomGenerator random = new Seed(3).generator();
      double[][] dense = new double[400][400];
      for (int i = 0; i < 1600; i++) {
        dense[random.nextInt(400)][random.nextInt(400)] = law.draw(random);
      }
      assertEquals(arpack(dense), SpectralRadius.of(matrix(dense)), 1e-9, law.name());
    }
  }

  private static double arpack(double[][] dense) {
    try {
      Matrix.EVD found = ARPACK.eigen(Matrix.of(dense), ARPACK.AsymmOption.LM, 6);
      double radius = 0;
      for (int i = 0; i < found.wr.length; i++) {
        radius = Math.max(radius, Math.hypot(found.wr[i], found.wi[i]));
      }
      return radius;
    } catch (LinkageError e) {
      return abort("ARPACK has no natives for this machine: " + e);
    }
  }

  @Test
  void agreesWithADenseEigendecompositionWhateverTheSigns() {
    for (WeightLaw law : WeightLaw.values()) {
      RandomGenerator random = new Seed(2).generator();
      double[][] dense = new double[150][150];
      for (int i = 0; i < 450; i++) {
        dense[random.nextInt(150)][random.nextInt(150)] = law.draw(random);
      }
      SparseMatrix matrix = matrix(dense);
      // the dense algorithm is backward stable: about 150 ulps of the norm
      assertEquals(
          DenseEigenvalues.spectralRadius(matrix), SpectralRadius.of(matrix), 1e-10, law.name());
    }
  }

  @Test
  void aDenseGaussianMatrixOfEveryRealisationAgreesToo() {
    RandomGenerator random = new Seed(9).generator();
    for (int n = 10; n <= 60; n += 10) {
      double[][] dense = new double[n][n];
      for (double[] row : dense) {
        for (int column = 0; column < n; column++) {
          row[column] = random.nextGaussian();
        }
      }
      SparseMatrix matrix = matrix(dense);
      assertEquals(DenseEigenvalues.spectralRadius(matrix), SpectralRadius.of(matrix), 1e-10);
    }
  }

  /// Node i driven by the k nodes before it.
  private static SparseMatrix ring(int n, int k, DoubleSupplier weight) {
    var rows = new SparseRows();
    for (int row = 0; row < n; row++) {
      for (int distance = 1; distance <= k; distance++) {
        rows.add(Math.floorMod(row - distance, n), weight.getAsDouble());
      }
      rows.endRow();
    }
    return rows.toMatrix(n);
  }

  @Test
  void aRingAgreesWithADenseEigendecompositionWhateverTheSigns() {
    for (WeightLaw law : WeightLaw.values()) {
      for (int k = 2; k <= 4; k++) {
        RandomGenerator random = new Seed(k).generator();
        SparseMatrix ring = ring(150, k, () -> law.draw(random));
        double radius = RingSpectrum.radius(ring).orElseThrow();
        // the dense algorithm is backward stable: about 150 ulps of the norm
        assertEquals(DenseEigenvalues.spectralRadius(ring), radius, 1e-10, law.name());
      }
    }
  }

  /// Σ c_d ω^−d over the n-th roots of unity ω are the eigenvalues.
  @Test
  void aRingOfEqualNodesHasTheEigenvaluesOfACirculant() {
    double[] c = {1, -0.5, 0.75};
    int[] next = {0};
    double greatest = 0;
    for (int j = 0; j < 1000; j++) {
      double real = 0;
      double imaginary = 0;
      for (int d = 1; d <= 3; d++) {
        real += c[d - 1] * Math.cos(2 * Math.PI * j * d / 1000);
        imaginary -= c[d - 1] * Math.sin(2 * Math.PI * j * d / 1000);
      }
      greatest = Math.max(greatest, Math.hypot(real, imaginary));
    }
    SparseMatrix ring = ring(1000, 3, () -> c[next[0]++ % 3]);
    assertEquals(greatest, SpectralRadius.of(ring), 1e-12);
  }

  @Test
  void aRingWithAShortcutIsNone() {
    assertTrue(RingSpectrum.radius(matrix(new double[][] {{0, 1}, {1, 0}})).isEmpty());
    var rows = new SparseRows();
    for (int row = 0; row < 200; row++) {
      rows.add(Math.floorMod(row - (row == 100 ? 50 : 1), 200), 1);
      rows.add(Math.floorMod(row - 2, 200), 1);
      rows.endRow();
    }
    assertTrue(RingSpectrum.radius(rows.toMatrix(200)).isEmpty());
  }
}
