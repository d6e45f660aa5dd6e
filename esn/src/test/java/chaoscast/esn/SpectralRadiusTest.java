package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import chaoscast.core.linalg.SparseMatrix;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

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
}
