package chaoscast.core.files.understanding;

import chaoscast.core.files.table.Cells;
import chaoscast.core.files.table.ColumnNames;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn.Kind;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.text.NumberText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table with a row a variable and time, as tidy data have it, made one with a row a time:
///
///     time, variable, value          time, x, y
///     0, x, 1                   →    0, 1, 2
///     0, y, 2                        0.1, 3, 4
///     0.1, x, 3
///     …
///
/// It is one where a column holds one stamp in each block of k successive rows, a new one in each, and another goes through the
/// same k words or whole numbers in each block. If that one is named like a trajectory, rows are put in its order instead.
final class LongTable {
  private static final int MOST_VARIABLES = 4096;
  private static final int LEAST_BLOCKS = 3;
  private static final int NAMED = 6;

  private final Table table;
  private final int clock;
  private final int label;
  private final int block;

  private LongTable(Table table, int clock, int label, int block) {
    this.table = table;
    this.clock = clock;
    this.label = label;
    this.block = block;
  }

  /// @return the table with a row a time; itself if it is no such table
  static Table widened(Table table) {
    return of(table).map(LongTable::widened).orElse(table);
  }

  private static Optional<LongTable> of(Table table) {
    if (!table.breaks().isEmpty() || table.columns().size() < 3) {
      return Optional.empty();
    }
    for (int clock = 0; clock < table.columns().size(); clock++) {
      int block = table.columns().get(clock).kind() == Kind.WORD ? 0 : block(table, clock);
      if (block < 2) {
        continue;
      }
      for (int label = 0; label < table.columns().size(); label++) {
        if (label != clock && mayBe(table.columns().get(clock), table.columns().get(label))
            && isLabel(table, label, block)) {
          return Optional.of(new LongTable(table, clock, label, block));
        }
      }
    }
    return Optional.empty();
  }

  /// Words name what stands in a row. Whole numbers may count its steps, and blocks be trajectories: only where names or
  /// dates say otherwise they are labels.
  private static boolean mayBe(TableColumn clock, TableColumn label) {
    if (ColumnNames.isRun(clock.name())) {
      return false;
    }
    return label.kind() == Kind.WORD
        || ((clock.kind() == Kind.DATE || ColumnNames.isTime(clock.name()))
            && label.kind() == Kind.NUMBER
            && !ColumnNames.isTime(label.name()) && !ColumnNames.isCounter(label.name()));
  }

  /// @return rows with the first stamp, if all stamps come so often in a row and rise from block to block; else 0
  private static int block(Table table, int clock) {
    Cells cells = table.cells();
    int block = 1;
    while (block < Math.min(cells.rows(), MOST_VARIABLES + 1)
        && cells.get(block, clock) == cells.get(0, clock)) {
      block++;
    }
    if (block < 2 || cells.rows() % block != 0 || cells.rows() / block < LEAST_BLOCKS) {
      return 0;
    }
    for (int row = block; row < cells.rows(); row++) {
      double before = cells.get(row - 1, clock);
      boolean rises = cells.get(row, clock) > before;
      if (row % block == 0 ? !rises : cells.get(row, clock) != before) {
        return 0;
      }
    }
    return block;
  }

  private static boolean isLabel(Table table, int label, int block) {
    Cells cells = table.cells();
    Set<Double> seen = new HashSet<>();
    for (int row = 0; row < block; row++) {
      double value = cells.get(row, label);
      if (value != Math.rint(value) || !seen.add(value)) {
        return false;
      }
    }
    for (int row = block; row < cells.rows(); row++) {
      if (cells.get(row, label) != cells.get(row - block, label)) {
        return false;
      }
    }
    return true;
  }

  private Table widened() {
    TableColumn labels = table.columns().get(label);
    if (ColumnNames.isRun(labels.name())) {
      return sorted();
    }
    List<Integer> values =
        IntStream.range(0, table.columns().size())
            .filter(column -> column != clock && column != label)
            .boxed().toList();
    var columns = new ArrayList<TableColumn>(List.of(table.columns().get(clock)));
    for (int k = 0; k < block; k++) {
      for (int column : values) {
        TableColumn one = table.columns().get(column);
        String name = values.size() == 1 ? name(k) : name(k) + " " + one.name();
        columns.add(new TableColumn(name, true, one.kind(), one.digits(), one.labels()));
      }
    }
    var cells = new Cells(columns.size());
    double[] row = new double[columns.size()];
    for (int first = 0; first < table.rows(); first += block) {
      int at = 0;
      row[at++] = table.cells().get(first, clock);
      for (int k = 0; k < block; k++) {
        for (int column : values) {
          row[at++] = table.cells().get(first + k, column);
        }
      }
      cells.add(row);
    }
    String names =
        IntStream.range(0, Math.min(NAMED, block)).mapToObj(this::name)
            .collect(Collectors.joining(", "))
            + (block > NAMED ? " …" : "");
    return with(columns, cells,
        "%d rows have the same %s, and %s names what each is: they are read as one row with columns %s"
            .formatted(block, table.columns().get(clock).name(), labels.name(), names));
  }

  private String name(int k) {
    TableColumn labels = table.columns().get(label);
    double value = table.cells().get(k, label);
    return labels.kind() == Kind.WORD ? labels.labels().get((int) value)
        : labels.name() + " " + NumberText.plain(value);
  }

  /// Trajectories whose rows stand side by side.
  private Table sorted() {
    int width = table.columns().size();
    var cells = new Cells(width);
    double[] values = new double[width];
    for (int k = 0; k < block; k++) {
      for (int row = k; row < table.rows(); row += block) {
        for (int column = 0; column < width; column++) {
          values[column] = table.cells().get(row, column);
        }
        cells.add(values);
      }
    }
    return with(table.columns(), cells,
        "rows of %d trajectories stand side by side and are put in the order of %s"
            .formatted(block, table.columns().get(label).name()));
  }

  private Table with(List<TableColumn> columns, Cells cells, String note) {
    var notes = new ArrayList<>(table.notes());
    notes.add(note);
    return new Table(table.file(), table.format(), table.dataset(), table.run(), columns, cells,
        List.of(), Collections.emptyNavigableMap(), table.origin(), notes);
  }
}
