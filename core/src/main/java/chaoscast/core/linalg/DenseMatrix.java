package chaoscast.core.linalg;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// A dense matrix off the heap: rows × columns, row-major, 64-byte aligned.
///
/// Rows are variables or features; columns are lanes (independent starts) or successive samples.
/// Element (i, j) lies `i · stride + j` doubles from the start of the segment. The stride of a
/// single column is 1, so that it is one contiguous vector; otherwise it is a multiple of 8.
///
/// The columns from `columns` up to the next multiple of 8 are padding: [Kernels] work in whole
/// vectors and leave anything there, and what is there never reaches a real column.
///
/// The memory is freed by the garbage collector. Not thread-safe.
///
///     DenseMatrix features = DenseMatrix.zeros(495, 100);
///     features.fillRow(0, 1);
public final class DenseMatrix {
  /// Bytes, of which the address of the first element is a multiple.
  static final long ALIGNMENT = 64;

  private static final int LANES = 8;

  private final MemorySegment segment;
  private final long address;
  private final int rows;
  private final int columns;
  private final int stride;

  private DenseMatrix(MemorySegment segment, int rows, int columns, int stride) {
    this.segment = segment;
    this.address = segment.address();
    this.rows = rows;
    this.columns = columns;
    this.stride = stride;
  }

  /// @param rows    ≥ 0
  /// @param columns ≥ 1
  public static DenseMatrix zeros(int rows, int columns) {
    return zeros(rows, columns, Arena.ofAuto());
  }

  /// @param arena what the memory is freed with
  static DenseMatrix zeros(int rows, int columns, Arena arena) {
    Requirements.requireAtLeast("rows", 0, rows);
    Requirements.requireAtLeast("columns", 1, columns);
    int stride = columns == 1 ? 1 : padded(columns);
    long bytes = Math.max(1, (long) rows * stride) * Double.BYTES;
    return new DenseMatrix(arena.allocate(bytes, ALIGNMENT), rows, columns, stride);
  }

  /// @param values rows × columns values, row-major; not modified
  public static DenseMatrix of(double[] values, int rows, int columns) {
    if (values.length != (long) rows * columns) {
      throw new InputException(
          "the number of values must be %d × %d but was %d"
              .formatted(rows, columns, values.length));
    }
    DenseMatrix matrix = zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      MemorySegment.copy(
          values, row * columns, matrix.segment, JAVA_DOUBLE, matrix.offset(row, 0), columns);
    }
    return matrix;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /// @return doubles from one row to the next
  public int stride() {
    return stride;
  }

  /// @return the memory, starting at element (0, 0)
  public MemorySegment segment() {
    return segment;
  }

  public double get(int row, int column) {
    return segment.get(JAVA_DOUBLE, offset(row, column));
  }

  public void set(int row, int column, double value) {
    segment.set(JAVA_DOUBLE, offset(row, column), value);
  }

  /// @return the rows from `from` (included) to `to` (excluded), sharing memory
  public DenseMatrix rowRange(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return new DenseMatrix(
        segment.asSlice(Math.min(offset(from, 0), segment.byteSize())), to - from, columns, stride);
  }

  /// Columns that share memory. Where `to` is neither a multiple of 8 nor the number of columns,
  /// the columns from `to` to the next multiple of 8 are padding of the view: kernels may overwrite
  /// them.
  ///
  /// @param from first column, a multiple of 8
  /// @param to   last column + 1
  public DenseMatrix columnRange(int from, int to) {
    Objects.checkFromToIndex(from, to, columns);
    if (from % LANES != 0) {
      throw new InputException(
          "the first column must be a multiple of %d but was %d".formatted(LANES, from));
    }
    return new DenseMatrix(
        segment.asSlice(Math.min(offset(0, from), segment.byteSize())), rows, to - from, stride);
  }

  /// @return one row as a single column (columns × 1), sharing memory
  public DenseMatrix rowAsColumn(int row) {
    Objects.checkIndex(row, rows);
    long bytes = (long) columns * Double.BYTES;
    return new DenseMatrix(segment.asSlice(offset(row, 0), bytes), columns, 1, 1);
  }

  /// @return the same values in memory of their own
  public DenseMatrix copy() {
    DenseMatrix copy = zeros(rows, columns);
    copy.copyRows(0, this);
    return copy;
  }

  /// Copies all rows of another matrix into the rows from `row` on.
  ///
  /// @param source as many columns as this; not modified
  public void copyRows(int row, DenseMatrix source) {
    requireEqual("columns of the source", columns, source.columns);
    Objects.checkFromIndexSize(row, source.rows, rows);
    if (stride == source.stride && stride == paddedColumns()) {
      long bytes = (long) source.rows * stride * Double.BYTES;
      MemorySegment.copy(source.segment, 0, segment, offset(row, 0), bytes);
      return;
    }
    for (int i = 0; i < source.rows; i++) {
      MemorySegment.copy(
          source.segment,
          source.offset(i, 0),
          segment,
          offset(row + i, 0),
          (long) columns * Double.BYTES);
    }
  }

  /// Sets element (i, j) to element (j, i) of another matrix, in tiles of 8 × 8.
  ///
  /// @param source columns × rows of this; not modified
  public void copyTransposed(DenseMatrix source) {
    requireEqual("rows of the source", columns, source.rows);
    requireEqual("columns of the source", rows, source.columns);
    int whole = columns / LANES * LANES;
    for (int column = 0; column < whole; column += LANES) {
      copyEightRows(source, column);
    }
    for (int column = whole; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        set(row, column, source.get(column, row));
      }
    }
  }

  private void copyEightRows(DenseMatrix source, int column) {
    MemorySegment from = source.segment;
    long next = (long) source.stride * Double.BYTES;
    for (int row = 0; row < rows; row++) {
      long read = source.offset(column, row);
      long write = offset(row, column);
      for (int j = 0; j < LANES; j++) {
        segment.set(JAVA_DOUBLE, write + j * 8L, from.get(JAVA_DOUBLE, read + j * next));
      }
    }
  }

  public void fillRow(int row, double value) {
    for (int column = 0; column < columns; column++) {
      set(row, column, value);
    }
  }

  /// @return a copy of the values, row-major, without padding
  public double[] toArray() {
    double[] values = new double[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row++) {
      MemorySegment.copy(segment, JAVA_DOUBLE, offset(row, 0), values, row * columns, columns);
    }
    return values;
  }

  /// @return whether no value in a real column is NaN or infinite
  public boolean isFinite() {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        sum += get(row, column) * 0;
      }
    }
    return sum == 0;
  }

  @Override
  public String toString() {
    return "DenseMatrix[" + rows + " × " + columns + "]";
  }

  /// @return bytes from the start of the segment
  long offset(int row, int column) {
    return ((long) row * stride + column) * Double.BYTES;
  }

  /// @return the address of an element; the matrix has to be kept reachable while it is used
  long address(int row, int column) {
    return address + offset(row, column);
  }

  /// @return the number of columns with their padding
  int paddedColumns() {
    return stride == 1 ? 1 : padded(columns);
  }

  /// @return whether this is one contiguous vector
  boolean isVector() {
    return columns == 1 && stride == 1;
  }

  /// @return whether the padded rows follow each other without a gap, within an int's reach
  boolean isContiguous() {
    return stride == paddedColumns() && (long) rows * stride <= Integer.MAX_VALUE;
  }

  static void requireEqual(String name, int expected, int actual) {
    if (expected != actual) {
      throw new InputException(name + " must be " + expected + " but was " + actual);
    }
  }

  private static int padded(int columns) {
    return Math.ceilDiv(columns, LANES) * LANES;
  }
}
