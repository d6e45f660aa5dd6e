package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.DOUBLE;
import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import jdk.incubator.vector.DoubleVector;

/// Sparse products by vectors: eight rows of one column side by side, or rows across many columns.
///
/// With less than eight lanes elements are loaded one after the other, into eight sums: on AMD Zen 3 that takes
/// 0.5 to 0.7 of the time of gathers (rows of 3 to 100 entries). No other processor of four lanes was measured.
///
/// What gathers stands in [#multiplyVector] itself: behind one more call it took 1.1 of the time in most runs of
/// the JVM (Intel, eight lanes, 5000 nodes).
///
/// Sums start from a broadcast zero: those that start from `DoubleVector.zero` stay objects on the heap.
final class SparseVectorProduct {
  private SparseVectorProduct() {}

  /// @param values columns × 1, contiguous; not modified
  /// @param out    rows × 1, contiguous; modified
  static void multiplyVector(SparseMatrix matrix, DenseMatrix values, DenseMatrix out) {
    if (LENGTH < SlicedRows.SLICE) {
      multiplyByElements(matrix, values, out);
      return;
    }
    SlicedRows sliced = matrix.sliced();
    double[] x = HeapCopies.own().input(values, 1);
    x[matrix.columns()] = 1;
    long target = out.address(0, 0);
    if (!sliced.inOrder) {
      multiplySlices(sliced, x, target, matrix.rows());
      return;
    }
    int whole = matrix.rows() / SlicedRows.SLICE;
    multiplySlicesInOrder(sliced, whole, x, target);
    for (int row = whole * SlicedRows.SLICE; row < matrix.rows(); row++) {
      MEMORY.set(DOUBLE, target + 8L * row, product(matrix, row, x));
    }
  }

  /// As [#multiplyVector], with the same bits, on any processor.
  static void multiplyByElements(SparseMatrix matrix, DenseMatrix values, DenseMatrix out) {
    SlicedRows sliced = matrix.sliced();
    double[] x = HeapCopies.own().input(values, 1);
    x[matrix.columns()] = 1;
    long target = out.address(0, 0);
    int whole = matrix.rows() / SlicedRows.SLICE;
    multiplySlicesByElements(sliced, whole, x, target);
    for (int place = whole * SlicedRows.SLICE; place < matrix.rows(); place++) {
      int row = sliced.rowOf[place];
      MEMORY.set(DOUBLE, target + 8L * row, product(matrix, row, x));
    }
  }

  /// One row's.
  private static double product(SparseMatrix matrix, int row, double[] x) {
    double sum = 0;
    for (int e = matrix.start(row); e < matrix.start(row + 1); e++) {
      sum = Math.fma(matrix.value(e), x[matrix.column(e)], sum);
    }
    return sum;
  }

  private static void multiplySlicesByElements(
      SlicedRows sliced, int slices, double[] x, long target) {
    int[] starts = sliced.starts;
    int[] columns = sliced.columns;
    double[] weights = sliced.values;
    int[] rowOf = sliced.rowOf;
    for (int slice = 0; slice < slices; slice++) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      double s4 = 0;
      double s5 = 0;
      double s6 = 0;
      double s7 = 0;
      int last = starts[slice + 1] - SlicedRows.SLICE;
      for (int e = starts[slice]; e <= last; e += SlicedRows.SLICE) {
        s0 = Math.fma(weights[e], x[columns[e]], s0);
        s1 = Math.fma(weights[e + 1], x[columns[e + 1]], s1);
        s2 = Math.fma(weights[e + 2], x[columns[e + 2]], s2);
        s3 = Math.fma(weights[e + 3], x[columns[e + 3]], s3);
        s4 = Math.fma(weights[e + 4], x[columns[e + 4]], s4);
        s5 = Math.fma(weights[e + 5], x[columns[e + 5]], s5);
        s6 = Math.fma(weights[e + 6], x[columns[e + 6]], s6);
        s7 = Math.fma(weights[e + 7], x[columns[e + 7]], s7);
      }
      int place = slice * SlicedRows.SLICE;
      MEMORY.set(DOUBLE, target + 8L * rowOf[place], s0);
      MEMORY.set(DOUBLE, target + 8L * rowOf[place + 1], s1);
      MEMORY.set(DOUBLE, target + 8L * rowOf[place + 2], s2);
      MEMORY.set(DOUBLE, target + 8L * rowOf[place + 3], s3);
      MEMORY.set(DOUBLE, target + 8L * rowOf[place + 4], s4);
      MEMORY.set(DOUBLE, target + 8L * rowOf[place + 5], s5);
      MEMORY.set(DOUBLE, target + 8L * rowOf[place + 6], s6);
      MEMORY.set(DOUBLE, target + 8L * rowOf[place + 7], s7);
    }
  }

  /// Slices whose rows follow each other go straight to memory.
  private static void multiplySlicesInOrder(
      SlicedRows sliced, int slices, double[] x, long target) {
    int[] starts = sliced.starts;
    int[] columns = sliced.columns;
    double[] weights = sliced.values;
    for (int slice = 0; slice < slices; slice++) {
      int end = starts[slice + 1];
      for (int lane = 0; lane < SlicedRows.SLICE; lane += LENGTH) {
        DoubleVector sum = broadcast(SPECIES, 0);
        for (int e = starts[slice] + lane; e < end; e += SlicedRows.SLICE) {
          sum = fromArray(SPECIES, weights, e).fma(fromArray(SPECIES, x, 0, columns, e), sum);
        }
        long place = target + 8L * (slice * SlicedRows.SLICE + lane);
        sum.intoMemorySegment(MEMORY, place, ORDER);
      }
    }
  }

  /// Others are put in order afterwards: a scatter takes no less time, and makes objects where it was
  /// rare when the compiler looked.
  private static void multiplySlices(SlicedRows sliced, double[] x, long target, int rows) {
    int[] starts = sliced.starts;
    int[] columns = sliced.columns;
    double[] weights = sliced.values;
    double[] y = HeapCopies.own().output(sliced.rowOf.length);
    for (int slice = 0; slice + 1 < starts.length; slice++) {
      int end = starts[slice + 1];
      for (int lane = 0; lane < SlicedRows.SLICE; lane += LENGTH) {
        DoubleVector sum = broadcast(SPECIES, 0);
        for (int e = starts[slice] + lane; e < end; e += SlicedRows.SLICE) {
          sum = fromArray(SPECIES, weights, e).fma(fromArray(SPECIES, x, 0, columns, e), sum);
        }
        sum.intoArray(y, slice * SlicedRows.SLICE + lane);
      }
    }
    for (int place = 0; place < rows; place++) {
      MEMORY.set(DOUBLE, target + 8L * sliced.rowOf[place], y[place]);
    }
  }

  /// Two vectors of columns at a time, so that their states stay in the cache.
  ///
  /// @param values columns × lanes, padded; not modified
  /// @param out    rows × lanes, padded; modified
  static void multiplyColumns(SparseMatrix matrix, DenseMatrix values, DenseMatrix out) {
    int width = out.paddedColumns();
    int c = 0;
    for (; c + 2 * LENGTH <= width; c += 2 * LENGTH) {
      multiplyTwo(matrix, values, out, c);
    }
    if (c < width) {
      multiplyOne(matrix, values, out, c);
    }
  }

  private static void multiplyTwo(SparseMatrix matrix, DenseMatrix values, DenseMatrix out, int c) {
    int[] starts = matrix.rowStarts;
    int[] columns = matrix.columnIndices;
    double[] weights = matrix.values;
    long source = values.address(0, c);
    long target = out.address(0, c);
    long sourceRow = 8L * values.stride();
    long targetRow = 8L * out.stride();
    long next = 8L * LENGTH;
    for (int row = 0; row + 1 < starts.length; row++) {
      DoubleVector s0 = broadcast(SPECIES, 0);
      DoubleVector s1 = broadcast(SPECIES, 0);
      int end = starts[row + 1];
      for (int e = starts[row]; e < end; e++) {
        long place = source + columns[e] * sourceRow;
        DoubleVector weight = broadcast(SPECIES, weights[e]);
        s0 = weight.fma(fromMemorySegment(SPECIES, MEMORY, place, ORDER), s0);
        s1 = weight.fma(fromMemorySegment(SPECIES, MEMORY, place + next, ORDER), s1);
      }
      s0.intoMemorySegment(MEMORY, target + row * targetRow, ORDER);
      s1.intoMemorySegment(MEMORY, target + row * targetRow + next, ORDER);
    }
  }

  private static void multiplyOne(SparseMatrix matrix, DenseMatrix values, DenseMatrix out, int c) {
    int[] starts = matrix.rowStarts;
    int[] columns = matrix.columnIndices;
    double[] weights = matrix.values;
    long source = values.address(0, c);
    long target = out.address(0, c);
    long sourceRow = 8L * values.stride();
    long targetRow = 8L * out.stride();
    for (int row = 0; row + 1 < starts.length; row++) {
      DoubleVector sum = broadcast(SPECIES, 0);
      int end = starts[row + 1];
      for (int e = starts[row]; e < end; e++) {
        long place = source + columns[e] * sourceRow;
        DoubleVector weight = broadcast(SPECIES, weights[e]);
        sum = weight.fma(fromMemorySegment(SPECIES, MEMORY, place, ORDER), sum);
      }
      sum.intoMemorySegment(MEMORY, target + row * targetRow, ORDER);
    }
  }
}
