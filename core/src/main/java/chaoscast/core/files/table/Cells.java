package chaoscast.core.files.table;

import chaoscast.core.InputException;
import java.util.ArrayList;
import java.util.List;

/// Numbers of a table, rows × columns, in blocks, so that a table can grow without being copied and can be
/// given up piece by piece. What is missing is NaN.
public final class Cells {
  private static final int VALUES_IN_BLOCK = 1 << 17;

  private final int columns;
  private final int blockRows;
  private final List<double[]> blocks = new ArrayList<>();
  private int rows;
  private int released;

  /// @param columns ≥ 1
  public Cells(int columns) {
    this(columns, Math.max(1, VALUES_IN_BLOCK / columns));
  }

  private Cells(int columns, int blockRows) {
    this.columns = columns;
    this.blockRows = blockRows;
  }

  /// @param rowMajor rows × columns; not cloned, and not changed afterwards by anyone
  public static Cells of(double[] rowMajor, int columns) {
    int rows = rowMajor.length / columns;
    var cells = new Cells(columns, Math.max(1, rows));
    cells.blocks.add(rowMajor);
    cells.rows = rows;
    return cells;
  }

  /// @param row one value a column; copied
  /// @throws InputException when there are more rows than can be counted
  public void add(double[] row) {
    if (rows == Integer.MAX_VALUE - 8) {
      throw new InputException("a table must have ≤ %d rows but has more".formatted(rows));
    }
    int within = rows % blockRows;
    if (within == 0) {
      blocks.add(new double[columns * blockRows]);
    }
    System.arraycopy(row, 0, blocks.getLast(), within * columns, columns);
    rows++;
  }

  public double get(int row, int column) {
    return blocks.get(row / blockRows)[row % blockRows * columns + column];
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /// Gives the memory of all blocks before a row back; their values can no longer be read.
  public void release(int row) {
    for (int block = released; block < row / blockRows; block++) {
      blocks.set(block, null);
      released = block + 1;
    }
  }

  /// @return the same numbers, rows and columns exchanged
  public Cells transposed() {
    double[] values = new double[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[column * rows + row] = get(row, column);
      }
    }
    return of(values, rows);
  }
}
