package chaoscast.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseMatrixTest {
  private static final int[] STARTS = {0, 1, 3};
  private static final int[] COLUMNS = {2, 0, 1};
  private static final double[] VALUES = {5, 6, 7};

  @Test
  void keepsItsEntriesWhateverHappensToTheArrays() {
    double[] values = VALUES.clone();
    SparseMatrix matrix = SparseMatrix.of(2, 3, STARTS, COLUMNS, values);
    values[0] = 0;
    matrix.values()[1] = 0;
    assertArrayEquals(VALUES, matrix.values());
    assertArrayEquals(STARTS, matrix.rowStarts());
    assertArrayEquals(COLUMNS, matrix.columnIndices());
    assertEquals(3, matrix.entryCount());
  }

  @Test
  void mappingReplacesEveryEntry() {
    SparseMatrix doubled = SparseMatrix.of(2, 3, STARTS, COLUMNS, VALUES).map(x -> 2 * x);
    assertArrayEquals(new double[] {10, 12, 14}, doubled.values());
  }

  @Test
  void renumberingMovesRowsAndTheColumnsOfTheSameNumber() {
    SparseMatrix matrix = SparseMatrix.of(2, 3, STARTS, COLUMNS, VALUES);
    int[] order = matrix.longestRowsFirst();
    assertArrayEquals(new int[] {1, 0}, order);
    SparseMatrix renumbered = matrix.renumbered(order);
    assertArrayEquals(new int[] {0, 2, 3}, renumbered.rowStarts());
    assertArrayEquals(new int[] {1, 0, 2}, renumbered.columnIndices());
    assertArrayEquals(new double[] {6, 7, 5}, renumbered.values());
  }

  @Test
  void columnIndicesMustLieInTheMatrix() {
    var e =
        assertThrows(
            InputException.class, () -> SparseMatrix.of(2, 2, STARTS, COLUMNS, VALUES));
    assertEquals("a column index must be in [0, 2) but was 2", e.getMessage());
  }

  @Test
  void rowStartsMustNotFall() {
    int[] falling = {0, 4, 3};
    var e =
        assertThrows(
            InputException.class, () -> SparseMatrix.of(2, 3, falling, COLUMNS, VALUES));
    assertEquals("row start 2 must be ≥ 4 but was 3", e.getMessage());
  }

  /// What a processor of four lanes takes, on every processor.
  @Test
  void productWithAVectorHasTheSameBitsWhenItsElementsAreLoadedOneAfterTheOther() {
    var random = new Random(3);
    SparseMatrix matrix = RandomBlocks.sparse(61, 137, 9, random);
    for (SparseMatrix any : List.of(matrix, matrix.renumbered(matrix.longestRowsFirst()))) {
      DenseMatrix x = RandomBlocks.gaussian(137, 1, random);
      DenseMatrix expected = DenseMatrix.zeros(61, 1);
      new ScalarKernels().multiply(any, x, expected);
      DenseMatrix own = DenseMatrix.zeros(61, 1);
      SparseVectorProduct.multiplyVector(any, x, own);
      RandomBlocks.assertSameBits(expected, own);
      DenseMatrix loaded = DenseMatrix.zeros(61, 1);
      SparseVectorProduct.multiplyByElements(any, x, loaded);
      RandomBlocks.assertSameBits(expected, loaded);
    }
  }
}
