package chaoscast.core.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A sparse matrix for products with one vector: sliced ELLPACK.
///
/// Eight rows form a slice. Entry k of its rows lies together, so that eight rows advance by one
/// gather. Rows are sorted by length first, so that those of a slice are about equally long. A
/// slice is as long as its longest row; shorter rows are filled with −0 times the element past the
/// end of the vector, which has to be 1: adding −0 changes nothing, not even the sign of a zero.
///
/// Source: M. Kreutzer et al., A unified sparse matrix data format for efficient general sparse
/// matrix-vector multiplication (SELL-C-σ), SIAM J. Sci. Comput. 36 (2014) C401,
/// doi:10.1137/130930352.
final class SlicedRows {
  static final int SLICE = 8;

  /// The row of each place, eight a slice; filled up with the element past the last row.
  final int[] rowOf;

  /// Whether the places are the rows in their order: so where no row is longer than the one before it.
  final boolean inOrder;

  /// The first entry of each slice, and at last the number of entries.
  final int[] starts;

  final int[] columns;
  final double[] values;

  SlicedRows(int columnCount, int[] rowStarts, int[] columnIndices, double[] entries) {
    int rows = rowStarts.length - 1;
    int slices = Math.ceilDiv(rows, SLICE);
    rowOf = new int[slices * SLICE];
    Arrays.fill(rowOf, rows);
    int[] sorted = longestFirst(rowStarts);
    System.arraycopy(sorted, 0, rowOf, 0, rows);
    inOrder = IntStream.range(0, rows).allMatch(row -> sorted[row] == row);
    starts = new int[slices + 1];
    for (int slice = 0; slice < slices; slice++) {
      int longest = rowOf[slice * SLICE];
      starts[slice + 1] =
          Math.addExact(starts[slice], (rowStarts[longest + 1] - rowStarts[longest]) * SLICE);
    }
    columns = new int[starts[slices]];
    values = new double[starts[slices]];
    Arrays.fill(columns, columnCount);
    Arrays.fill(values, -0.0);
    for (int place = 0; place < rows; place++) {
      int row = rowOf[place];
      int target = starts[place / SLICE] + place % SLICE;
      for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
        columns[target] = columnIndices[entry];
        values[target] = entries[entry];
        target += SLICE;
      }
    }
  }

  /// @return the rows, longest first, equally long ones in their order
  static int[] longestFirst(int[] rowStarts) {
    return IntStream.range(0, rowStarts.length - 1)
        .boxed()
        .sorted(Comparator.comparingInt(row -> rowStarts[row] - rowStarts[row + 1]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
