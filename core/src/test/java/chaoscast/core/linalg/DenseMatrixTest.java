package chaoscast.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import org.junit.jupiter.api.Test;

class DenseMatrixTest {
  private static final double[] TWO_BY_THREE = {1, 2, 3, 4, 5, 6};

  @Test
  void rowsStartAtMultiplesOfEightDoublesFromAnAlignedStart() {
    DenseMatrix block = DenseMatrix.zeros(3, 11);
    assertEquals(16, block.stride());
    assertEquals(0, block.segment().address() % 64);
  }

  @Test
  void aSingleColumnIsContiguous() {
    assertEquals(1, DenseMatrix.zeros(5, 1).stride());
  }

  @Test
  void valuesComeBackRowByRowWithoutPadding() {
    DenseMatrix block = DenseMatrix.of(TWO_BY_THREE, 2, 3);
    assertEquals(6, block.get(1, 2));
    assertArrayEquals(TWO_BY_THREE, block.toArray());
  }

  @Test
  void viewsShareMemoryAndCopiesDoNot() {
    DenseMatrix block = DenseMatrix.zeros(4, 20);
    DenseMatrix copy = block.copy();
    block.rowRange(2, 4).columnRange(8, 20).set(1, 3, 7);
    assertEquals(7, block.get(3, 11));
    assertEquals(0, copy.get(3, 11));
    block.rowAsColumn(3).set(11, 0, 8);
    assertEquals(8, block.get(3, 11));
  }

  @Test
  void anEmptyRangeOfRowsAtTheEndIsABlock() {
    assertEquals(0, DenseMatrix.zeros(2, 3).rowRange(2, 2).rows());
  }

  @Test
  void transposingTwiceGivesTheSameValues() {
    DenseMatrix block = DenseMatrix.zeros(5, 19);
    for (int i = 0; i < 5 * 19; i++) {
      block.set(i / 19, i % 19, i);
    }
    DenseMatrix transposed = DenseMatrix.zeros(19, 5);
    transposed.copyTransposed(block);
    assertEquals(block.get(3, 17), transposed.get(17, 3));
    DenseMatrix again = DenseMatrix.zeros(5, 19);
    again.copyTransposed(transposed);
    assertArrayEquals(block.toArray(), again.toArray());
  }

  @Test
  void paddingDoesNotCountAsAValue() {
    DenseMatrix block = DenseMatrix.of(TWO_BY_THREE, 2, 3);
    block.segment().setAtIndex(java.lang.foreign.ValueLayout.JAVA_DOUBLE, 5, Double.NaN);
    assertTrue(block.isFinite());
    block.set(1, 1, Double.POSITIVE_INFINITY);
    assertFalse(block.isFinite());
  }

  @Test
  void aColumnRangeStartsAtAMultipleOfEight() {
    DenseMatrix block = DenseMatrix.zeros(2, 20);
    var e = assertThrows(InputException.class, () -> block.columnRange(4, 20));
    assertEquals("the first column must be a multiple of 8 but was 4", e.getMessage());
  }

  @Test
  void theNumberOfValuesMustFit() {
    var e = assertThrows(InputException.class, () -> DenseMatrix.of(TWO_BY_THREE, 2, 4));
    assertEquals("the number of values must be 2 × 4 but was 6", e.getMessage());
  }
}
