package chaoscast.core.linalg;

import static chaoscast.core.linalg.RandomBlocks.assertClose;
import static chaoscast.core.linalg.RandomBlocks.assertSameBits;
import static chaoscast.core.linalg.RandomBlocks.gaussian;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {
  private final Random random = new Random(20250607);

  static Stream<Kernels> both() {
    return Stream.of(new ScalarKernels(), new VectorKernels());
  }

  @Test
  void vectorsAreTakenUnlessScalarsAreWanted() {
    assertInstanceOf(VectorKernels.class, Kernels.best());
    assertTrue(Kernels.best().description().startsWith("vector, "));
    assertInstanceOf(ScalarKernels.class, KernelChoice.choose("scalar"));
  }

  @ParameterizedTest
  @MethodSource("both")
  void denseProductIsTheSumOverTheFeatures(Kernels kernels) {
    DenseMatrix weights = gaussian(5, 23, random);
    DenseMatrix values = gaussian(23, 3, random);
    DenseMatrix expected = DenseMatrix.zeros(5, 3);
    for (int feature = 0; feature < 23; feature++) {
      for (int i = 0; i < 15; i++) {
        double product = weights.get(i / 3, feature) * values.get(feature, i % 3);
        expected.set(i / 3, i % 3, expected.get(i / 3, i % 3) + product);
      }
    }
    DenseMatrix out = gaussian(5, 3, random);
    kernels.multiply(weights, values, out);
    // 23 terms of size 1: rounding stays below 23 · 2⁻⁵³ of their sum of magnitudes.
    assertClose(expected, out, 1e-13);
  }

  @ParameterizedTest
  @MethodSource("both")
  void sparseProductIsTheDenseOne(Kernels kernels) {
    SparseMatrix matrix = RandomBlocks.sparse(30, 20, 6, random);
    DenseMatrix dense = DenseMatrix.zeros(30, 20);
    for (int row = 0; row < 30; row++) {
      for (int e = matrix.start(row); e < matrix.start(row + 1); e++) {
        int column = matrix.column(e);
        dense.set(row, column, dense.get(row, column) + matrix.value(e));
      }
    }
    DenseMatrix values = gaussian(20, 9, random);
    DenseMatrix expected = DenseMatrix.zeros(30, 9);
    kernels.multiply(dense, values, expected);
    DenseMatrix out = gaussian(30, 9, random);
    kernels.multiply(matrix, values, out);
    // At most six terms of size 1.
    assertClose(expected, out, 1e-14);
  }

  @ParameterizedTest
  @MethodSource("both")
  void anInfiniteValueReachesOnlyTheRowsThatReadIt(Kernels kernels) {
    SparseMatrix matrix =
        SparseMatrix.of(
            3, 3, new int[] {0, 1, 3, 3}, new int[] {2, 0, 1}, new double[] {1, -1, -0.0});
    DenseMatrix values = DenseMatrix.of(new double[] {0, 4, Double.POSITIVE_INFINITY}, 3, 1);
    DenseMatrix out = DenseMatrix.zeros(3, 1);
    kernels.multiply(matrix, values, out);
    assertSameBits(DenseMatrix.of(new double[] {Double.POSITIVE_INFINITY, 0, 0}, 3, 1), out);
  }

  @ParameterizedTest
  @MethodSource("both")
  void aProductMayBeAFactorOfALaterOne(Kernels kernels) {
    for (int columns : new int[] {1, 3}) {
      DenseMatrix values = DenseMatrix.zeros(5, columns);
      values.fillRow(0, 2);
      values.fillRow(1, 3);
      kernels.products(new int[] {0, 2, 3}, new int[] {1, 0, 3}, values, 2);
      assertEquals(6, values.get(2, columns - 1));
      assertEquals(12, values.get(3, columns - 1));
      assertEquals(144, values.get(4, columns - 1));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void productsOfRowsGoIntoAnotherBlock(Kernels kernels) {
    for (int columns : new int[] {1, 3}) {
      DenseMatrix values = DenseMatrix.zeros(4, columns);
      for (int row = 0; row < 4; row++) {
        values.fillRow(row, row + 2);
      }
      DenseMatrix out = DenseMatrix.zeros(9, columns);
      kernels.products(
          new int[] {0, 1, 2, 3, 0, 1, 2, 3, 3}, new int[] {3, 2, 1, 0, 0, 0, 0, 0, 3}, values,
          out);
      double[] expected = {10, 12, 12, 10, 4, 6, 8, 10, 25};
      for (int row = 0; row < 9; row++) {
        assertEquals(expected[row], out.get(row, columns - 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void readingProductsOutHasTheBitsOfProductsAndTheirReadout(Kernels kernels) {
    for (int columns : new int[] {1, 8, 13}) {
      DenseMatrix values = gaussian(40, columns, random);
      int[] left = random.ints(51, 0, 40).toArray();
      int[] right = random.ints(51, 0, 40).toArray();
      DenseMatrix weights = gaussian(10, 51, random);
      DenseMatrix products = DenseMatrix.zeros(51, columns);
      DenseMatrix expected = DenseMatrix.zeros(10, columns);
      kernels.products(left, right, values, products);
      kernels.multiply(weights, products, expected);
      DenseMatrix out = gaussian(10, columns, random);
      kernels.multiplyProducts(weights, left, right, values, out);
      assertSameBits(expected, out);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void neuronsAreZeroUpToTheirBreakpoint(Kernels kernels) {
    DenseMatrix projections = DenseMatrix.of(new double[] {1, 2, 3, Double.NaN, -1, 5}, 2, 3);
    DenseMatrix out = DenseMatrix.zeros(4, 3);
    kernels.rectify(projections, new int[] {0, 1}, new double[] {2, -2}, out, 1);
    DenseMatrix expected = DenseMatrix.zeros(4, 3);
    expected.set(1, 2, 1);
    expected.set(2, 0, Double.NaN);
    expected.set(2, 1, 1);
    expected.set(2, 2, 7);
    assertSameBits(expected, out);
  }

  @ParameterizedTest
  @MethodSource("both")
  void leakMixesOldAndFresh(Kernels kernels) {
    DenseMatrix state = DenseMatrix.of(new double[] {1, 2}, 2, 1);
    kernels.leak(0.25, DenseMatrix.of(new double[] {5, -2}, 2, 1), state);
    assertSameBits(DenseMatrix.of(new double[] {2, 1}, 2, 1), state);
    var e = assertThrows(InputException.class, () -> kernels.leak(0, state, state));
    assertEquals("leak rate must be in (0, 1] but was 0.0", e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("both")
  void aBiasIsAddedToEveryColumn(Kernels kernels) {
    DenseMatrix values = DenseMatrix.of(new double[] {1, 2, 3, 4}, 2, 2);
    kernels.addColumn(DenseMatrix.of(new double[] {10, 20}, 2, 1), values);
    assertSameBits(DenseMatrix.of(new double[] {11, 12, 23, 24}, 2, 2), values);
  }

  @ParameterizedTest
  @MethodSource("both")
  void shapesMustFitByName(Kernels kernels) {
    DenseMatrix weights = DenseMatrix.zeros(2, 5);
    DenseMatrix values = DenseMatrix.zeros(4, 3);
    DenseMatrix out = DenseMatrix.zeros(2, 3);
    var e =
        assertThrows(InputException.class, () -> kernels.multiply(weights, values, out));
    assertEquals("rows of the values must be 5 but was 4", e.getMessage());
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.products(new int[] {3}, new int[] {0}, values, 3));
    int[] inside = {0, 3};
    for (int row : new int[] {-1, 4}) {
      int[] outside = {0, row};
      assertThrows(
          IndexOutOfBoundsException.class, () -> kernels.products(outside, inside, values, out));
      assertThrows(
          IndexOutOfBoundsException.class, () -> kernels.products(inside, outside, values, out));
    }
  }
}
