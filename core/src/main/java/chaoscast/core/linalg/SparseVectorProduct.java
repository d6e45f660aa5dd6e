package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/// Sparse products by vectors: gathers down the rows of one column, or rows across many columns.
///
/// Sums start from a broadcast zero: those that start from `DoubleVector.zero` stay objects on the heap.
final class SparseVectorProduct {
  private SparseVectorProduct() {}

  /// @param values columns × 1, contiguous; not modified
  /// @param out    rows × 1, contiguous; modified
  static void multiplyVector(SparseMatrix matrix, Block values, Block out) {
    SlicedRows sliced = matrix.sliced();
    double[] x = HeapCopies.own().input(values, 1);
    x[matrix.columns()] = 1;
    double[] y = HeapCopies.own().output(matrix.rows() + 1);
    int inPlace = sliced.inOrder ? matrix.rows() / SlicedRows.SLICE : 0;
    multiplySlices(sliced, inPlace, x, out.address(0, 0), y);
    int first = inPlace * SlicedRows.SLICE;
    MemorySegment.copy(
        y, first, out.segment(), JAVA_DOUBLE, 8L * first, matrix.rows() - first);
  }

  /// @param inPlace   slices whose rows follow each other and go straight to memory: a scatter costs as
  ///                  much as five gathers
  /// @param target    address of the first row
  /// @param scattered what the other rows go to; modified
  private static void multiplySlices(
      SlicedRows sliced, int inPlace, double[] x, long target, double[] scattered) {
    int[] starts = sliced.starts;
    int[] columns = sliced.columns;
    double[] weights = sliced.values;
    for (int slice = 0; slice + 1 < starts.length; slice++) {
      int end = starts[slice + 1];
      for (int lane = 0; lane < SlicedRows.SLICE; lane += LENGTH) {
        DoubleVector sum = broadcast(SPECIES, 0);
        for (int e = starts[slice] + lane; e < end; e += SlicedRows.SLICE) {
          sum = fromArray(SPECIES, weights, e).fma(fromArray(SPECIES, x, 0, columns, e), sum);
        }
        int place = slice * SlicedRows.SLICE + lane;
        if (slice < inPlace) {
          sum.intoMemorySegment(MEMORY, target + 8L * place, ORDER);
        } else {
          sum.intoArray(scattered, 0, sliced.rowOf, place);
        }
      }
    }
  }

  /// Two vectors of columns at a time, so that their states stay in the cache.
  ///
  /// @param values columns × lanes, padded; not modified
  /// @param out    rows × lanes, padded; modified
  static void multiplyColumns(SparseMatrix matrix, Block values, Block out) {
    int width = out.paddedColumns();
    int c = 0;
    for (; c + 2 * LENGTH <= width; c += 2 * LENGTH) {
      multiplyTwo(matrix, values, out, c);
    }
    if (c < width) {
      multiplyOne(matrix, values, out, c);
    }
  }

  private static void multiplyTwo(SparseMatrix matrix, Block values, Block out, int c) {
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

  private static void multiplyOne(SparseMatrix matrix, Block values, Block out, int c) {
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
