package chaoscast.core.linalg;

import java.util.Arrays;

/// A sparse matrix in binary32, for [FloatKernels]: rows for many columns at once, slices for one.
///
/// A slice is sixteen successive rows, filled up to the longest with −0 times the last element of the
/// vector, which has to be 1 (see [SlicedRows]).
public final class FloatSparseMatrix {
  static final int SLICE = 16;

  final int rows;
  final int columns;
  final int[] rowStarts;
  final int[] columnIndices;
  final float[] values;

  /// The first entry of each slice, and at last the number of entries.
  final int[] sliceStarts;

  final int[] sliceColumns;
  final float[] sliceValues;

  private FloatSparseMatrix(SparseMatrix matrix) {
    rows = matrix.rows();
    columns = matrix.columns();
    rowStarts = matrix.rowStarts();
    columnIndices = matrix.columnIndices();
    values = new float[matrix.entryCount()];
    for (int entry = 0; entry < values.length; entry++) {
      values[entry] = (float) matrix.value(entry);
    }
    int slices = Math.ceilDiv(rows, SLICE);
    sliceStarts = new int[slices + 1];
    for (int slice = 0; slice < slices; slice++) {
      int longest = 0;
      for (int row = slice * SLICE; row < Math.min(rows, (slice + 1) * SLICE); row++) {
        longest = Math.max(longest, rowStarts[row + 1] - rowStarts[row]);
      }
      sliceStarts[slice + 1] = Math.addExact(sliceStarts[slice], longest * SLICE);
    }
    sliceColumns = new int[sliceStarts[slices]];
    sliceValues = new float[sliceStarts[slices]];
    Arrays.fill(sliceColumns, columns - 1);
    Arrays.fill(sliceValues, -0f);
    for (int row = 0; row < rows; row++) {
      int place = sliceStarts[row / SLICE] + row % SLICE;
      for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
        sliceColumns[place] = columnIndices[entry];
        sliceValues[place] = values[entry];
        place += SLICE;
      }
    }
  }

  /// @param matrix whose rows are best sorted by length: [SparseMatrix#longestRowsFirst]
  public static FloatSparseMatrix of(SparseMatrix matrix) {
    return new FloatSparseMatrix(matrix);
  }
}
