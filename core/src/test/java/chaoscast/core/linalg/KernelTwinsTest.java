package chaoscast.core.linalg;

import static chaoscast.core.linalg.RandomBlocks.assertSameBits;
import static chaoscast.core.linalg.RandomBlocks.column;
import static chaoscast.core.linalg.RandomBlocks.gaussian;

import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kernel gives the same bits by vectors and by scalars, and to a lane alone or among others;
/// and it leaves its inputs as they are.
class KernelTwinsTest {
  private static final int ROWS = 137;
  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels VECTOR = new VectorKernels();

  /// A kernel applied to an input of 137 rows, and what it makes of it.
  record Case(String name, BiFunction<Kernels, DenseMatrix, DenseMatrix> kernel) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case into(String name, int rows, Kernel kernel) {
    return new Case(
        name,
        (kernels, input) -> {
          DenseMatrix out = DenseMatrix.zeros(rows, input.columns());
          for (int row = 0; row < rows; row++) {
            out.fillRow(row, 0.1 * row);
          }
          kernel.apply(kernels, input, out);
          return out;
        });
  }

  private static Case inPlace(String name, BiConsumer<Kernels, DenseMatrix> kernel) {
    return new Case(
        name,
        (kernels, input) -> {
          DenseMatrix out = input.copy();
          kernel.accept(kernels, out);
          return out;
        });
  }

  private interface Kernel {
    void apply(Kernels kernels, DenseMatrix input, DenseMatrix out);
  }

  static Stream<Case> cases() {
    Random random = new Random(7);
    SparseMatrix sparse = RandomBlocks.sparse(61, ROWS, 7, random);
    int[] direction = random.ints(90, 0, ROWS).toArray();
    double[] breakpoints = random.doubles(90, -1, 1).toArray();
    DenseMatrix bias = gaussian(ROWS, 1, random);
    SparseMatrix falling = sparse.renumbered(sparse.longestRowsFirst());
    int[] left = random.ints(21, 0, ROWS).toArray();
    int[] right = random.ints(21, 0, ROWS).toArray();
    Stream<Case> dense =
        Stream.of(1, 3, 4, 8, 13)
            .map(outputs -> gaussian(outputs, ROWS, random))
            .map(w -> into("dense " + w.rows(), w.rows(), (k, x, out) -> k.multiply(w, x, out)));
    int[] firsts = random.ints(90, 0, ROWS).toArray();
    int[] seconds = random.ints(90, 0, ROWS).toArray();
    Stream<Case> readouts =
        Stream.of(1, 3, 8, 13)
            .flatMap(
                outputs -> Stream.of(gaussian(outputs, 21, random), gaussian(outputs, 90, random)))
            .map(
                w -> {
                  int[] l = w.columns() == 21 ? left : firsts;
                  int[] r = w.columns() == 21 ? right : seconds;
                  return into(
                      "readout of products " + w,
                      w.rows(),
                      (k, x, out) -> k.multiplyProducts(w, l, r, x, out));
                });
    Stream<Case> others =
        Stream.of(
            into("sparse", 61, (k, x, out) -> k.multiply(sparse, x, out)),
            into("sparse, longest rows first", 61, (k, x, out) -> k.multiply(falling, x, out)),
            into("rectify", 93, (k, x, out) -> k.rectify(x, direction, breakpoints, out, 3)),
            into("leak", ROWS, (k, x, out) -> k.leak(0.37, x, out)),
            inPlace("tanh", Kernels::tanh),
            inPlace("tanh beside another block", (k, x) -> k.tanh(x, x.copy())),
            inPlace("power of a row", (k, x) -> k.power(4, x, x.rows() - 1)),
            inPlace("power", (k, x) -> k.power(3, x, 7)),
            inPlace("add column", (k, x) -> k.addColumn(bias, x)),
            into("gathered products", 21, (k, x, out) -> k.products(left, right, x, out)),
            inPlace(
                "products",
                (k, x) -> k.products(new int[] {0, 100, 101}, new int[] {5, 7, 100}, x, 100)));
    return Stream.of(dense, readouts, others).flatMap(Function.identity());
  }

  private static DenseMatrix input(int columns) {
    DenseMatrix input = gaussian(ROWS, columns, new Random(columns));
    double[] special = {0.0, -0.0, 1e-310, 30, -1e300, Double.POSITIVE_INFINITY, Double.NaN};
    for (int i = 0; i < special.length; i++) {
      input.set(19 * i, (i * i) % columns, special[i]);
    }
    return input;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void twinsGiveTheSameBits(Case tested) {
    for (int columns : new int[] {1, 2, 8, 13, 64, 100}) {
      DenseMatrix input = input(columns);
      DenseMatrix copy = input.copy();
      DenseMatrix scalar = tested.kernel.apply(SCALAR, input);
      DenseMatrix vector = tested.kernel.apply(VECTOR, input);
      assertSameBits(scalar, vector);
      assertSameBits(copy, input);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLaneAloneHasTheBitsOfALaneAmongOthers(Case tested) {
    DenseMatrix input = input(29);
    DenseMatrix together = tested.kernel.apply(VECTOR, input);
    for (int lane : new int[] {0, 1, 4, 16, 28}) {
      assertSameBits(column(together, lane), tested.kernel.apply(VECTOR, column(input, lane)));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aViewOfColumnsIsAsGoodAsABlock(Case tested) {
    DenseMatrix input = input(29);
    DenseMatrix view = input.columnRange(8, 9);
    DenseMatrix expected = tested.kernel.apply(SCALAR, column(input, 8));
    assertSameBits(expected, tested.kernel.apply(VECTOR, view));
  }

  @Test
  void distancesOfOneStateHaveTheSameBits() {
    for (int neurons : new int[] {1, 7, 8, 61}) {
      Random random = new Random(neurons);
      DenseMatrix normals = gaussian(3, neurons, random);
      DenseMatrix breakpoints = gaussian(neurons, 1, random);
      for (double special : new double[] {0.3, 1e300, Double.NaN}) {
        DenseMatrix state = DenseMatrix.of(new double[] {0.7, special, -1.1}, 3, 1);
        DenseMatrix scalar = DenseMatrix.zeros(neurons, 1);
        DenseMatrix vector = DenseMatrix.zeros(neurons, 1);
        SCALAR.rectifiedDistances(normals, breakpoints, state, scalar);
        VECTOR.rectifiedDistances(normals, breakpoints, state, vector);
        assertSameBits(scalar, vector);
      }
    }
  }
}
