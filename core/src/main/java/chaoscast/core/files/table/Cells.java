package chaoscast.core.files.table;

import chaoscast.core.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  /// A table of about this many rows, which are kept in one block, so that they can become a trajectory in
  /// place.
  ///
  /// @param columns ≥ 1
  /// @param rows    expected; there may be more or fewer
  public static Cells expecting(int columns, long rows) {
    int least = Math.max(1, VALUES_IN_BLOCK / columns);
    int most = (Integer.MAX_VALUE - 8) / columns;
    var cells = new Cells(columns, (int) Math.min(most, Math.max(least, rows)));
    if (rows > least) {
      cells.blocks.add(new double[columns * cells.blockRows]);
    }
    return cells;
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
    if (rows / blockRows == blocks.size()) {
      blocks.add(new double[columns * Math.min(blockRows, 16)]);
    }
    double[] block = blocks.getLast();
    int at = within * columns;
    if (at == block.length) {
      long larger = Math.min(2L * at, (long) columns * blockRows);
      block = Arrays.copyOf(block, (int) larger);
      blocks.set(blocks.size() - 1, block);
    }
    System.arraycopy(row, 0, block, at, columns);
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

  /// Keeps some columns only, in place, and gives the array up.
  ///
  /// @param kept   columns, rising
  /// @param from   first rows of ranges that rise and do not overlap
  /// @param counts their numbers of rows
  /// @return all rows × kept values and perhaps more; empty if the rows are not in one block, or a column does
  ///     not rise
  public Optional<double[]> takeInPlace(List<Integer> kept, int[] from, int[] counts) {
    boolean rising = true;
    for (int i = 1; i < kept.size(); i++) {
      rising &= kept.get(i) > kept.get(i - 1);
    }
    if (blocks.size() != 1 || !rising) {
      return Optional.empty();
    }
    double[] values = blocks.getFirst();
    int[] order = kept.stream().mapToInt(Integer::intValue).toArray();
    int at = 0;
    for (int range = 0; range < from.length; range++) {
      for (int row = from[range]; row < from[range] + counts[range]; row++) {
        for (int column : order) {
          values[at++] = values[row * columns + column];
        }
      }
    }
    blocks.set(0, null);
    return Optional.of(values);
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
