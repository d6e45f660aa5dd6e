package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static chaoscast.core.linalg.Lanes.at;
import static chaoscast.core.linalg.Lanes.put;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/// Sparse products by vectors: gathers down the rows of one column, or rows across many columns.
final class SparseVectorProduct {
  /// Vectors of columns that pass together, so that a panel of the values stays in the cache.
  private static final int GROUP = 4;

  private static final ThreadLocal<double[][]> COPIES =
      ThreadLocal.withInitial(() -> new double[2][0]);

  private SparseVectorProduct() {}

  /// @param values columns × 1, contiguous; not modified
  /// @param out    rows × 1, contiguous; modified
  /// @param add    whether the product is added to what is there
  static void multiplyVector(SparseMatrix matrix, Block values, Block out, boolean add) {
    SlicedRows sliced = matrix.sliced();
    int rows = matrix.rows();
    int columns = matrix.columns();
    double[] x = copy(0, columns + 1);
    double[] y = copy(1, rows + 1);
    MemorySegment.copy(values.segment(), JAVA_DOUBLE, 0, x, 0, columns);
    x[columns] = 1;
    if (add) {
      MemorySegment.copy(out.segment(), JAVA_DOUBLE, 0, y, 0, rows);
    }
    int[] rowOf = sliced.rowOf;
    int[] starts = sliced.starts;
    for (int slice = 0; slice + 1 < starts.length; slice++) {
      for (int lane = 0; lane < SlicedRows.SLICE; lane += LENGTH) {
        int place = slice * SlicedRows.SLICE + lane;
        DoubleVector sum =
            add ? DoubleVector.fromArray(SPECIES, y, 0, rowOf, place) : DoubleVector.zero(SPECIES);
        for (int e = starts[slice] + lane; e < starts[slice + 1]; e += SlicedRows.SLICE) {
          DoubleVector gathered = DoubleVector.fromArray(SPECIES, x, 0, sliced.columns, e);
          sum = DoubleVector.fromArray(SPECIES, sliced.values, e).fma(gathered, sum);
        }
        sum.intoArray(y, 0, rowOf, place);
      }
    }
    MemorySegment.copy(y, 0, out.segment(), JAVA_DOUBLE, 0, rows);
  }

  private static double[] copy(int which, int length) {
    double[][] copies = COPIES.get();
    if (copies[which].length < length) {
      copies[which] = new double[length];
    }
    return copies[which];
  }

  /// @param values columns × lanes, padded; not modified
  /// @param out    rows × lanes, padded; modified
  /// @param add    whether the product is added to what is there
  static void multiplyColumns(SparseMatrix matrix, Block values, Block out, boolean add) {
    MemorySegment x = values.segment();
    MemorySegment y = out.segment();
    int width = out.paddedColumns();
    for (int c = 0; c < width; c += GROUP * LENGTH) {
      int c1 = Math.min(c + LENGTH, width - LENGTH);
      int c2 = Math.min(c + 2 * LENGTH, width - LENGTH);
      int c3 = Math.min(c + 3 * LENGTH, width - LENGTH);
      for (int row = 0; row < matrix.rows(); row++) {
        long target = out.offset(row, 0);
        DoubleVector s0 = add ? at(y, target, c) : DoubleVector.zero(SPECIES);
        DoubleVector s1 = add ? at(y, target, c1) : DoubleVector.zero(SPECIES);
        DoubleVector s2 = add ? at(y, target, c2) : DoubleVector.zero(SPECIES);
        DoubleVector s3 = add ? at(y, target, c3) : DoubleVector.zero(SPECIES);
        int end = matrix.start(row + 1);
        for (int entry = matrix.start(row); entry < end; entry++) {
          DoubleVector weight = DoubleVector.broadcast(SPECIES, matrix.value(entry));
          long source = values.offset(matrix.column(entry), 0);
          s0 = weight.fma(at(x, source, c), s0);
          s1 = weight.fma(at(x, source, c1), s1);
          s2 = weight.fma(at(x, source, c2), s2);
          s3 = weight.fma(at(x, source, c3), s3);
        }
        put(s0, y, target, c);
        put(s1, y, target, c1);
        put(s2, y, target, c2);
        put(s3, y, target, c3);
      }
    }
  }
}
