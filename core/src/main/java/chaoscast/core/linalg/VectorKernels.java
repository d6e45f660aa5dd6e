package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.DOUBLE;
import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static chaoscast.core.linalg.Lanes.keep;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The kernels by the Vector API: across columns, or down the rows of a single column.
///
/// Where a single column is not a contiguous vector and meets one that is, or where a chain of
/// products of a single column leaves nothing to do side by side, the scalar twin does it.
final class VectorKernels implements Kernels {
  private final ScalarKernels scalar = new ScalarKernels();

  @Override
  public String description() {
    return "vector, " + LENGTH + " lanes";
  }

  @Override
  public void multiply(DenseMatrix weights, DenseMatrix values, DenseMatrix out) {
    Shapes.product(weights.rows(), weights.columns(), values, out);
    if (values.isVector()) {
      VectorDot.multiply(weights, values, out);
    } else if (out.isVector()) {
      scalar.multiply(weights, values, out);
    } else {
      PanelProduct.multiply(weights, values, out);
    }
    keep(weights, values);
    keep(out, out);
  }

  @Override
  public void multiply(SparseMatrix matrix, DenseMatrix values, DenseMatrix out) {
    Shapes.product(matrix.rows(), matrix.columns(), values, out);
    if (values.isVector() && out.isVector()) {
      SparseVectorProduct.multiplyVector(matrix, values, out);
    } else if (values.isVector() || out.isVector()) {
      scalar.multiply(matrix, values, out);
    } else {
      SparseVectorProduct.multiplyColumns(matrix, values, out);
    }
    keep(values, out);
  }

  @Override
  public void products(int[] left, int[] right, DenseMatrix values, int firstTarget) {
    if (values.isVector()) {
      scalar.products(left, right, values, firstTarget);
      return;
    }
    Shapes.products(left, right, values, firstTarget);
    int end = values.paddedColumns();
    for (int i = 0; i < left.length; i++) {
      long first = values.address(left[i], 0);
      long second = values.address(right[i], 0);
      long target = values.address(firstTarget + i, 0);
      for (int c = 0; c < end; c += LENGTH) {
        fromMemorySegment(SPECIES, MEMORY, first + 8L * c, ORDER)
            .mul(fromMemorySegment(SPECIES, MEMORY, second + 8L * c, ORDER))
            .intoMemorySegment(MEMORY, target + 8L * c, ORDER);
      }
    }
    keep(values, values);
  }

  @Override
  public void products(int[] left, int[] right, DenseMatrix values, DenseMatrix out) {
    if (values.isVector() != out.isVector()) {
      scalar.products(left, right, values, out);
      return;
    }
    Shapes.products(left, right, values, out);
    if (values.isVector()) {
      GatheredProducts.multiply(left, right, values, out);
    } else {
      for (int c = 0; c < out.paddedColumns(); c += LENGTH) {
        products(left, right, values, out, c);
      }
    }
    keep(values, out);
  }

  private static void products(int[] left, int[] right, DenseMatrix values, DenseMatrix out,
      int c) {
    long source = values.address(0, c);
    long target = out.address(0, c);
    long sourceRow = 8L * values.stride();
    long targetRow = 8L * out.stride();
    for (int i = 0; i < left.length; i++) {
      fromMemorySegment(SPECIES, MEMORY, source + left[i] * sourceRow, ORDER)
          .mul(fromMemorySegment(SPECIES, MEMORY, source + right[i] * sourceRow, ORDER))
          .intoMemorySegment(MEMORY, target + i * targetRow, ORDER);
    }
  }

  @Override
  public void multiplyProducts(
      DenseMatrix weights, int[] left, int[] right, DenseMatrix values, DenseMatrix out) {
    if (values.isVector() || out.isVector()) {
      scalar.multiplyProducts(weights, left, right, values, out);
      return;
    }
    Shapes.productReadout(weights, left, right, values, out);
    ProductReadout.multiply(weights, left, right, values, out);
    keep(weights, values);
    keep(out, out);
  }

  @Override
  public void rectify(
      DenseMatrix projections, int[] direction, double[] breakpoints, DenseMatrix out,
      int firstTarget) {
    if (projections.isVector() || out.isVector()) {
      scalar.rectify(projections, direction, breakpoints, out, firstTarget);
      return;
    }
    Shapes.rectify(projections, direction, breakpoints, out, firstTarget);
    int end = out.paddedColumns();
    for (int i = 0; i < direction.length; i++) {
      long source = projections.address(direction[i], 0);
      long target = out.address(firstTarget + i, 0);
      double breakpoint = breakpoints[i];
      for (int c = 0; c < end; c += LENGTH) {
        DoubleVector excess =
            fromMemorySegment(SPECIES, MEMORY, source + 8L * c, ORDER).sub(breakpoint);
        VectorMask<Double> off = excess.compare(VectorOperators.LE, 0);
        excess.blend(0, off).intoMemorySegment(MEMORY, target + 8L * c, ORDER);
      }
    }
    keep(projections, out);
  }

  @Override
  public void rectifiedDistances(DenseMatrix normals, DenseMatrix breakpoints, DenseMatrix state,
      DenseMatrix out) {
    Shapes.distances(normals, breakpoints, state, out);
    int whole = normals.isVector() ? 0 : out.rows() / LENGTH * LENGTH;
    long x = state.address(0, 0);
    for (int c = 0; c < whole; c += LENGTH) {
      DoubleVector sum =
          fromMemorySegment(SPECIES, MEMORY, breakpoints.address(c, 0), ORDER).neg();
      for (int j = 0; j < state.rows(); j++) {
        DoubleVector component =
            fromMemorySegment(SPECIES, MEMORY, normals.address(j, c), ORDER);
        sum = component.fma(broadcast(SPECIES, MEMORY.get(DOUBLE, x + 8L * j)), sum);
      }
      sum.blend(0, sum.compare(VectorOperators.LE, 0))
          .intoMemorySegment(MEMORY, out.address(c, 0), ORDER);
    }
    keep(normals, breakpoints);
    keep(state, out);
    ScalarKernels.rectifiedDistances(normals, breakpoints, state, out, whole);
  }

  @Override
  public void power(int exponent, DenseMatrix values, int firstRow) {
    if (values.isVector()) {
      int whole = (values.rows() - firstRow) / LENGTH * LENGTH;
      if (exponent > 1) {
        power(exponent, values.address(firstRow, 0), whole);
        keep(values, values);
      }
      scalar.power(exponent, values, firstRow + whole);
      return;
    }
    Objects.checkFromToIndex(firstRow, values.rows(), values.rows());
    int end = values.paddedColumns();
    for (int row = firstRow; row < values.rows(); row++) {
      power(exponent, values.address(row, 0), end);
    }
    keep(values, values);
  }

  private static void power(int exponent, long target, int end) {
    for (int c = 0; c < end; c += LENGTH) {
      DoubleVector base = fromMemorySegment(SPECIES, MEMORY, target + 8L * c, ORDER);
      DoubleVector power = base;
      for (int i = 1; i < exponent; i++) {
        power = power.mul(base);
      }
      power.intoMemorySegment(MEMORY, target + 8L * c, ORDER);
    }
  }

  @Override
  public void tanh(DenseMatrix values) {
    tanh(values, values);
  }

  @Override
  public void tanh(DenseMatrix values, DenseMatrix soon) {
    Shapes.same(values, soon);
    DenseMatrix ahead = values.stride() == soon.stride() ? soon : values;
    int runs = runs(values);
    int whole = wholeVectors(values);
    for (int run = 0; run < runs; run++) {
      TanhVector.apply(values.address(run, 0), whole, ahead.address(run, 0));
    }
    for (int row = whole; row < values.rows() && values.isVector(); row++) {
      values.set(row, 0, Tanh.of(values.get(row, 0)));
    }
    keep(values, soon);
  }

  @Override
  public void leak(double leakRate, DenseMatrix fresh, DenseMatrix state) {
    Shapes.leak(leakRate, fresh, state);
    if (fresh.isVector() != state.isVector()) {
      scalar.leak(leakRate, fresh, state);
      return;
    }
    int runs = Math.max(runs(state), runs(fresh));
    int whole = Math.min(wholeVectors(state), wholeVectors(fresh));
    for (int run = 0; run < runs; run++) {
      leak(leakRate, fresh, state, run, whole);
    }
    for (int row = whole; row < state.rows() && state.isVector(); row++) {
      double kept = (1 - leakRate) * state.get(row, 0);
      state.set(row, 0, Math.fma(leakRate, fresh.get(row, 0), kept));
    }
  }

  private static void leak(double leakRate, DenseMatrix fresh, DenseMatrix state, int run,
      int whole) {
    long source = fresh.address(run, 0);
    long target = state.address(run, 0);
    for (int c = 0; c < whole; c += LENGTH) {
      DoubleVector kept =
          fromMemorySegment(SPECIES, MEMORY, target + 8L * c, ORDER).mul(1 - leakRate);
      broadcast(SPECIES, leakRate)
          .fma(fromMemorySegment(SPECIES, MEMORY, source + 8L * c, ORDER), kept)
          .intoMemorySegment(MEMORY, target + 8L * c, ORDER);
    }
    keep(fresh, state);
  }

  @Override
  public void addColumn(DenseMatrix bias, DenseMatrix values) {
    Shapes.column(bias, values);
    if (values.isVector()) {
      scalar.addColumn(bias, values);
      return;
    }
    int end = values.paddedColumns();
    for (int row = 0; row < values.rows(); row++) {
      double added = bias.get(row, 0);
      long target = values.address(row, 0);
      for (int c = 0; c < end; c += LENGTH) {
        fromMemorySegment(SPECIES, MEMORY, target + 8L * c, ORDER)
            .add(added)
            .intoMemorySegment(MEMORY, target + 8L * c, ORDER);
      }
    }
    keep(values, values);
  }

  /// @return the number of contiguous runs of values: the rows, or 1 if nothing lies between them
  private static int runs(DenseMatrix block) {
    return block.isVector() || block.isContiguous() ? 1 : block.rows();
  }

  /// @return values of a run that whole vectors cover: all with the padding, but for a vector
  private static int wholeVectors(DenseMatrix block) {
    if (block.isVector()) {
      return block.rows() / LENGTH * LENGTH;
    }
    return block.isContiguous() ? block.rows() * block.stride() : block.paddedColumns();
  }
}
