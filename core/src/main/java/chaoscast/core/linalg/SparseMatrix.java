package chaoscast.core.linalg;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// An immutable sparse matrix, given by rows.
///
/// It is kept twice: as compressed rows for many columns at once, and as [SlicedRows] for one.
///
///     var matrix = SparseMatrix.of(2, 3, new int[] {0, 1, 3}, new int[] {2, 0, 1}, values);
public final class SparseMatrix {
  private final int rows;
  private final int columns;

  /// These three are read by kernels, and never modified.
  final int[] rowStarts;

  final int[] columnIndices;
  final double[] values;
  private final SlicedRows sliced;

  private SparseMatrix(
      int rows, int columns, int[] rowStarts, int[] columnIndices, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.rowStarts = rowStarts;
    this.columnIndices = columnIndices;
    this.values = values;
    this.sliced = new SlicedRows(columns, rowStarts, columnIndices, values);
  }

  /// @param rowStarts     for each row the index of its first entry, and at last the number of
  ///                      entries; cloned
  /// @param columnIndices column of each entry; cloned
  /// @param values        value of each entry; cloned. A column may occur more than once in a row
  public static SparseMatrix of(
      int rows, int columns, int[] rowStarts, int[] columnIndices, double[] values) {
    Requirements.requireAtLeast("rows", 0, rows);
    Requirements.requireAtLeast("columns", 0, columns);
    DenseMatrix.requireEqual("the number of row starts", rows + 1, rowStarts.length);
    DenseMatrix.requireEqual("the first row start", 0, rowStarts[0]);
    DenseMatrix.requireEqual("the last row start", values.length, rowStarts[rows]);
    DenseMatrix.requireEqual("the number of column indices", values.length, columnIndices.length);
    for (int row = 0; row < rows; row++) {
      Requirements.requireAtLeast("row start " + (row + 1), rowStarts[row], rowStarts[row + 1]);
    }
    for (int column : columnIndices) {
      if (column < 0 || column >= columns) {
        throw new InputException(
            "a column index must be in [0, %d) but was %d".formatted(columns, column));
      }
    }
    return new SparseMatrix(
        rows, columns, rowStarts.clone(), columnIndices.clone(), values.clone());
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /// @return the number of entries that are kept
  public int entryCount() {
    return values.length;
  }

  /// @return a copy
  public int[] rowStarts() {
    return rowStarts.clone();
  }

  /// @return a copy
  public int[] columnIndices() {
    return columnIndices.clone();
  }

  /// @return a copy
  public double[] values() {
    return values.clone();
  }

  /// @return the matrix with every entry replaced
  public SparseMatrix map(DoubleUnaryOperator operator) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = operator.applyAsDouble(values[i]);
    }
    return new SparseMatrix(rows, columns, rowStarts, columnIndices, mapped);
  }

  /// @return the rows, those of the most entries first and equal ones in their order: renumbered so,
  ///         products with one vector are fastest
  public int[] longestRowsFirst() {
    return SlicedRows.longestFirst(rowStarts);
  }

  /// The same map between vectors whose elements are numbered anew: element `order[i]` becomes
  /// element i, in the product and in the first elements of the factor; those past the number of rows
  /// stay. The entries of a row keep their order, so that sums have the same bits.
  ///
  /// @param order every row once; not modified
  public SparseMatrix renumbered(int[] order) {
    int[] place = new int[columns];
    Arrays.setAll(place, column -> column);
    for (int i = 0; i < rows; i++) {
      place[order[i]] = i;
    }
    int[] starts = new int[rows + 1];
    int[] indices = new int[values.length];
    double[] moved = new double[values.length];
    for (int i = 0; i < rows; i++) {
      int target = starts[i];
      for (int entry = start(order[i]); entry < start(order[i] + 1); entry++) {
        indices[target] = place[columnIndices[entry]];
        moved[target++] = values[entry];
      }
      starts[i + 1] = target;
    }
    return of(rows, columns, starts, indices, moved);
  }

  /// @return the first entry of a row; `start(row + 1)` is past its last
  public int start(int row) {
    return rowStarts[row];
  }

  public int column(int entry) {
    return columnIndices[entry];
  }

  public double value(int entry) {
    return values[entry];
  }

  SlicedRows sliced() {
    return sliced;
  }
}
