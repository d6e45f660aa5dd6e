package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static chaoscast.core.linalg.Lanes.at;
import static chaoscast.core.linalg.Lanes.put;
import static chaoscast.core.linalg.Lanes.zeros;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/// Sparse products by vectors: gathers down the rows of one column, or rows across many columns.
final class SparseVectorProduct {
  private SparseVectorProduct() {}

  /// @param values columns × 1, contiguous; not modified
  /// @param out    rows × 1, contiguous; modified
  static void multiplyVector(SparseMatrix matrix, Block values, Block out) {
    SlicedRows sliced = matrix.sliced();
    int rows = matrix.rows();
    double[] x = HeapCopies.own().input(values, 1);
    x[matrix.columns()] = 1;
    int inPlace = sliced.inOrder ? rows / SlicedRows.SLICE : 0;
    multiplyInOrder(sliced, inPlace, x, out.address(0, 0));
    if (inPlace * SlicedRows.SLICE == rows) {
      return;
    }
    double[] y = HeapCopies.own().output(rows + 1);
    int[] rowOf = sliced.rowOf;
    int[] starts = sliced.starts;
    for (int slice = inPlace; slice + 1 < starts.length; slice++) {
      for (int lane = 0; lane < SlicedRows.SLICE; lane += LENGTH) {
        int place = slice * SlicedRows.SLICE + lane;
        addRows(sliced, starts[slice] + lane, starts[slice + 1], x).intoArray(y, 0, rowOf, place);
      }
    }
    int first = inPlace * SlicedRows.SLICE;
    MemorySegment.copy(y, first, out.segment(), JAVA_DOUBLE, 8L * first, rows - first);
  }

  /// Slices whose rows follow each other need no scatter, which costs as much as five gathers.
  private static void multiplyInOrder(
      SlicedRows sliced, int slices, double[] x, long y) {
    int[] starts = sliced.starts;
    for (int slice = 0; slice < slices; slice++) {
      for (int lane = 0; lane < SlicedRows.SLICE; lane += LENGTH) {
        DoubleVector sum = addRows(sliced, starts[slice] + lane, starts[slice + 1], x);
        put(sum, y, slice * SlicedRows.SLICE + lane);
      }
    }
  }

  private static DoubleVector addRows(SlicedRows sliced, int first, int end, double[] x) {
    DoubleVector sum = zeros();
    for (int e = first; e < end; e += SlicedRows.SLICE) {
      DoubleVector gathered = DoubleVector.fromArray(SPECIES, x, 0, sliced.columns, e);
      sum = DoubleVector.fromArray(SPECIES, sliced.values, e).fma(gathered, sum);
    }
    return sum;
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
    int next = c + LENGTH;
    for (int row = 0; row < matrix.rows(); row++) {
      long target = out.address(row, 0);
      DoubleVector s0 = zeros();
      DoubleVector s1 = zeros();
      int end = matrix.start(row + 1);
      for (int entry = matrix.start(row); entry < end; entry++) {
        DoubleVector weight = DoubleVector.broadcast(SPECIES, matrix.value(entry));
        long source = values.address(matrix.column(entry), 0);
        s0 = weight.fma(at(source, c), s0);
        s1 = weight.fma(at(source, next), s1);
      }
      put(s0, target, c);
      put(s1, target, next);
    }
  }

  private static void multiplyOne(SparseMatrix matrix, Block values, Block out, int c) {
    for (int row = 0; row < matrix.rows(); row++) {
      long target = out.address(row, 0);
      DoubleVector sum = zeros();
      int end = matrix.start(row + 1);
      for (int entry = matrix.start(row); entry < end; entry++) {
        DoubleVector weight = DoubleVector.broadcast(SPECIES, matrix.value(entry));
        sum = weight.fma(at(values.address(matrix.column(entry), 0), c), sum);
      }
      put(sum, target, c);
    }
  }
}
