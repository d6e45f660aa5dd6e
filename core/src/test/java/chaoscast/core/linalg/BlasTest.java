package chaoscast.core.linalg;

import static chaoscast.core.linalg.RandomBlocks.assertClose;
import static chaoscast.core.linalg.RandomBlocks.assertSameBits;
import static chaoscast.core.linalg.RandomBlocks.gaussian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlasTest {
  /// Rounding of sums of a few hundred products of size 1.
  private static final double ROUNDING = 1e-11;

  private final Random random = new Random(42);

  static Stream<Blas> both() {
    return Stream.of(Blas.best(), Blas.ejml());
  }

  /// Σ a_ik b_jk, as written.
  private static DenseMatrix product(DenseMatrix a, DenseMatrix b) {
    DenseMatrix product = DenseMatrix.zeros(a.rows(), b.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.rows(); j++) {
        double sum = 0;
        for (int k = 0; k < a.columns(); k++) {
          sum += a.get(i, k) * b.get(j, k);
        }
        product.set(i, j, sum);
      }
    }
    return product;
  }

  /// The lower triangle, zero above.
  private static DenseMatrix lower(DenseMatrix block) {
    DenseMatrix lower = DenseMatrix.zeros(block.rows(), block.columns());
    for (int i = 0; i < block.rows(); i++) {
      for (int j = 0; j <= Math.min(i, block.columns() - 1); j++) {
        lower.set(i, j, block.get(i, j));
      }
    }
    return lower;
  }

  @Test
  void openBlasIsTakenUnlessEjmlIsWanted() {
    assertTrue(Blas.best().description().startsWith("OpenBLAS 0."), Blas.best().description());
    assertEquals("EJML, 1 thread", BlasChoice.choose("ejml").description());
  }

  @ParameterizedTest
  @MethodSource("both")
  void gramIsAddedToTheLowerTriangle(Blas blas) {
    // More rows than a tile has, and a view whose stride is not its width.
    DenseMatrix a = gaussian(300, 50, random).columnRange(8, 45);
    DenseMatrix sum = DenseMatrix.zeros(300, 300);
    DenseMatrix copy = a.copy();
    blas.addGram(a, sum);
    blas.addGram(a, sum);
    DenseMatrix twice = product(a, a);
    for (int i = 0; i < 300 * 300; i++) {
      twice.set(i / 300, i % 300, 2 * twice.get(i / 300, i % 300));
    }
    assertClose(lower(twice), lower(sum), ROUNDING);
    assertSameBits(copy, a.copy());
  }

  @ParameterizedTest
  @MethodSource("both")
  void productIsAddedToWhatIsThere(Blas blas) {
    DenseMatrix a = gaussian(3, 40, random);
    DenseMatrix b = gaussian(7, 40, random);
    DenseMatrix sum = DenseMatrix.zeros(3, 7);
    blas.addProduct(a, b, sum);
    assertClose(product(a, b), sum, ROUNDING);
    blas.addProduct(a, b, sum);
    assertEquals(2 * product(a, b).get(2, 6), sum.get(2, 6), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("both")
  void choleskySolvesAndItsConditionIsThatOfTheMatrix(Blas blas) {
    // 4 I with one element 1: condition number 4 exactly.
    DenseMatrix matrix = DenseMatrix.zeros(20, 20);
    for (int i = 0; i < 20; i++) {
      matrix.set(i, i, i == 7 ? 1 : 4);
    }
    DenseMatrix right = gaussian(2, 20, random);
    DenseMatrix solution = right.copy();
    assertTrue(blas.cholesky(matrix));
    blas.solveCholesky(matrix, solution);
    assertEquals(right.get(1, 7), solution.get(1, 7));
    assertEquals(right.get(1, 8) / 4, solution.get(1, 8));
    assertEquals(0.25, blas.reciprocalCondition(matrix, 4), 1e-15);
  }

  @ParameterizedTest
  @MethodSource("both")
  void choleskyRefusesAnIndefiniteMatrix(Blas blas) {
    DenseMatrix matrix = DenseMatrix.of(new double[] {1, 2, 2, 1}, 2, 2);
    assertFalse(blas.cholesky(matrix));
  }

  @ParameterizedTest
  @MethodSource("both")
  void rankOfAGramIsTheNumberOfIndependentRows(Blas blas) {
    DenseMatrix rows = gaussian(20, 100, random);
    rows.copyRows(13, rows.rowRange(2, 4));
    DenseMatrix gram = DenseMatrix.zeros(20, 20);
    blas.addGram(rows, gram);
    assertEquals(18, blas.choleskyRank(gram));
  }

  @ParameterizedTest
  @MethodSource("both")
  void theTriangleOfAllRowsHasTheirGram(Blas blas) {
    // More columns than a panel and a tile of later columns together have.
    int n = 210;
    DenseMatrix first = gaussian(n, 170, random);
    DenseMatrix second = gaussian(n, 90, random);
    DenseMatrix gram = DenseMatrix.zeros(n, n);
    blas.addGram(first, gram);
    blas.addGram(second, gram);
    DenseMatrix triangle = DenseMatrix.zeros(n, n);
    blas.updateTriangle(triangle, first);
    blas.updateTriangle(triangle, second);
    assertSameBits(lower(triangle), triangle);
    assertClose(lower(gram), lower(product(triangle, triangle)), ROUNDING);
  }

  @Test
  void theNumberOfThreadsDoesNotChangeABit() {
    DenseMatrix samples = gaussian(400, 120, random);
    DenseMatrix gram = DenseMatrix.zeros(400, 400);
    DenseMatrix triangle = DenseMatrix.zeros(400, 400);
    var together = new OpenBlas();
    together.addGram(samples, gram);
    together.updateTriangle(triangle, samples.copy());
    var alone = new OpenBlas();
    alone.threads(1);
    DenseMatrix gramAlone = DenseMatrix.zeros(400, 400);
    DenseMatrix triangleAlone = DenseMatrix.zeros(400, 400);
    alone.addGram(samples, gramAlone);
    alone.updateTriangle(triangleAlone, samples.copy());
    assertSameBits(gram, gramAlone);
    assertSameBits(triangle, triangleAlone);
  }

  @ParameterizedTest
  @MethodSource("both")
  void triangularSystemsAreSolvedForEveryRow(Blas blas) {
    // By columns: U = (2 4; 0 5), U x = (10, 5) → x = (3, 1).
    DenseMatrix triangle = DenseMatrix.of(new double[] {2, 0, 4, 5}, 2, 2);
    DenseMatrix rows = DenseMatrix.of(new double[] {10, 5, 2, 0}, 2, 2);
    blas.solveTriangle(triangle, rows);
    assertArrayEquals(new double[] {3, 1, 1, 0}, rows.toArray(), 1e-15);
    // ‖U‖₁ = 9, U⁻¹ = (½ −0.4; 0 0.2), ‖U⁻¹‖₁ = 0.6; LAPACK's estimate is a little smaller.
    assertEquals(1 / 5.4, blas.triangleReciprocalCondition(triangle), 0.02);
  }

  /// What is allocated between moves the memory that each call works in.
  @ParameterizedTest
  @MethodSource("both")
  void noBitDependsOnWhereWorkingMemoryLies(Blas blas) {
    int n = 301;
    DenseMatrix gram = DenseMatrix.zeros(n, n);
    DenseMatrix samples = gaussian(n, 900, random);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 900; j++) {
        samples.set(i, j, samples.get(i, j) * Math.exp(-0.02 * i));
      }
    }
    blas.addGram(samples, gram);
    DenseMatrix factor = gram.copy();
    assertTrue(blas.cholesky(factor));
    var found = new HashSet<List<Double>>();
    try (Arena arena = Arena.ofConfined()) {
      for (int k = 0; k < 60; k++) {
        arena.allocate(16L * (1 + random.nextInt(900)), 16);
        DenseMatrix columns = gram.copy();
        DenseMatrix right = samples.columnRange(0, 1).copy();
        DenseMatrix row = DenseMatrix.of(right.toArray(), 1, n);
        int[] pivots = blas.pivotedQr(columns, row);
        found.add(
            List.of(
                blas.reciprocalCondition(factor, 1),
                blas.triangleReciprocalCondition(factor),
                (double) blas.choleskyRank(gram.copy()),
                (double) Arrays.hashCode(pivots),
                row.get(0, 0),
                row.get(0, n - 1)));
      }
    }
    assertEquals(1, found.size(), found.toString());
  }

  @ParameterizedTest
  @MethodSource("both")
  void aZeroOnTheDiagonalIsSingular(Blas blas) {
    DenseMatrix triangle = DenseMatrix.of(new double[] {2, 0, 4, 0}, 2, 2);
    assertEquals(0, blas.triangleReciprocalCondition(triangle));
    assertThrows(
        ArithmeticException.class, () -> blas.solveTriangle(triangle, DenseMatrix.zeros(1, 2)));
  }

  @ParameterizedTest
  @MethodSource("both")
  void pivotedFactorsGiveTheMatrixBack(Blas blas) {
    int n = 12;
    DenseMatrix columns = gaussian(n, n, random);
    DenseMatrix x = gaussian(1, n, random);
    DenseMatrix factored = columns.copy();
    // b = A x, so that U Pᵀx = Qᵀb.
    DenseMatrix b = DenseMatrix.zeros(1, n);
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        b.set(0, row, b.get(0, row) + columns.get(column, row) * x.get(0, column));
      }
    }
    int[] pivots = blas.pivotedQr(factored, b);
    assertArrayEquals(
        java.util.stream.IntStream.range(0, n).toArray(), Arrays.stream(pivots).sorted().toArray());
    blas.solveTriangle(factored, b);
    for (int column = 0; column < n; column++) {
      assertEquals(x.get(0, pivots[column]), b.get(0, column), ROUNDING);
      assertTrue(Math.abs(factored.get(column, column)) <= Math.abs(factored.get(0, 0)));
    }
  }
}
