package chaoscast.esn.reservoir;

import chaoscast.core.linalg.SparseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sparse matrix under construction, one row after the other.
public final class SparseRows {
  private final List<Integer> ends = new ArrayList<>(List.of(0));
  private int[] columns = new int[64];
  private double[] values = new double[64];
  private int count;

  /// Adds an entry to the row that is open.
  public void add(int column, double value) {
    if (count == columns.length) {
      columns = Arrays.copyOf(columns, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    columns[count] = column;
    values[count++] = value;
  }

  /// Adds a row of another matrix to the row that is open.
  public void addAll(SparseMatrix source, int row) {
    for (int entry = source.start(row); entry < source.start(row + 1); entry++) {
      add(source.column(entry), source.value(entry));
    }
  }

  public void endRow() {
    ends.add(count);
  }

  /// @return the rows that have ended
  public SparseMatrix toMatrix(int columnCount) {
    return SparseMatrix.of(
        ends.size() - 1,
        columnCount,
        ends.stream().mapToInt(Integer::intValue).toArray(),
        Arrays.copyOf(columns, count),
        Arrays.copyOf(values, count));
  }
}
