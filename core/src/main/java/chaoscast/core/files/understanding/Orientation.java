package chaoscast.core.files.understanding;

import chaoscast.core.InputException;
import chaoscast.core.files.table.Cells;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn.Kind;

/// Whether a row of a table is a moment, as usual, or a variable.
///
/// A table without names, or with numbers for names as pandas writes them, that has more columns than rows is transposed if the time rises evenly along one
/// of its rows, or if it has no other. Without such a row, one with ten times as many columns as rows that is smooth along rows
/// and rough along columns is refused, since neither reading is certain.
final class Orientation {
  private static final int FEW = 20;

  private Orientation() {}

  /// @return the table with a moment a row
  static Table upright(Table table, ReadingOptions options) {
    if (options.transposed().isPresent()) {
      return options.transposed().get() ? table.transposed() : table;
    }
    Cells cells = table.cells();
    boolean wide = cells.columns() > Math.max(FEW, cells.rows()) && !table.origin().ours();
    if (!wide || isNamed(table) || options.dimension().orElse(0) == cells.columns()) {
      return table;
    }
    if (cells.rows() == 1) {
      return table.transposed().withNote(
          "the only row is read as a series of one variable (--no-transpose reads it as it is)");
    }
    for (int row = 0; row < Math.min(FEW, cells.rows()); row++) {
      if (isClock(table, row)) {
        return table.transposed().withNote(
            "the table is read transposed, a row a variable, since time rises along row %d"
                .formatted(row + 1)
                + " (--no-transpose reads it as it is)");
      }
    }
    if (cells.rows() <= FEW && cells.columns() > 10 * cells.rows() && isSmoothAlongRows(cells)) {
      throw new InputException(
          "%s has %d columns and %d rows and looks transposed: --transpose reads a row as a variable,"
              .formatted(table.label(), cells.columns(), cells.rows())
              + " --no-transpose reads it as it is");
    }
    return table;
  }

  private static boolean isNamed(Table table) {
    return table.columns().stream()
        .anyMatch(column -> column.named() && !column.name().matches("\\d*"));
  }

  /// @return number of the first column that is none of names
  private static int first(Table table) {
    return table.columns().getFirst().kind() == Kind.WORD ? 1 : 0;
  }

  private static boolean isClock(Table table, int row) {
    int first = first(table);
    double[] times = new double[table.cells().columns() - first];
    for (int i = 0; i < times.length; i++) {
      times[i] = table.cells().get(row, first + i);
      if (!Double.isFinite(times[i]) || (i > 0 && times[i] <= times[i - 1])) {
        return false;
      }
    }
    return Stamps.of(times, table.columns().get(first).digits()).even();
  }

  private static boolean isSmoothAlongRows(Cells cells) {
    int columns = Math.min(2000, cells.columns());
    double along = 0;
    double across = 0;
    double spread = 0;
    for (int row = 0; row < cells.rows(); row++) {
      double mean = 0;
      for (int i = 0; i < columns; i++) {
        mean += cells.get(row, i) / columns;
      }
      for (int i = 0; i < columns; i++) {
        double value = cells.get(row, i);
        spread += (value - mean) * (value - mean);
        along += i == 0 ? 0 : Math.pow(value - cells.get(row, i - 1), 2);
        across += row == 0 ? 0 : Math.pow(value - cells.get(row - 1, i), 2);
      }
    }
    return along < 0.25 * spread && along < 0.25 * across;
  }
}
