package chaoscast.core.files.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A table of numbers as a file holds it.
///
/// @param file    that holds it
/// @param format  such as `CSV (separator ';', decimal comma)`
/// @param dataset name of the part of the file that holds it, or empty
/// @param run     which trajectory of that part it is, from 1; 0 where the part is one table
/// @param columns one a column of the cells
/// @param cells   rows × columns
/// @param breaks  rows, > 0 and rising, before which the file leaves a blank line
/// @param lines   number of the line of a row, from the row on; empty for files without lines
/// @param origin  what else the file says
/// @param notes   what was done to read it that its reader should know
public record Table(
    Path file,
    String format,
    String dataset,
    int run,
    List<TableColumn> columns,
    Cells cells,
    List<Integer> breaks,
    NavigableMap<Integer, Integer> lines,
    FileFacts origin,
    List<String> notes) {

  public Table {
    columns = List.copyOf(columns);
    breaks = List.copyOf(breaks);
    lines = Collections.unmodifiableNavigableMap(new TreeMap<>(lines));
    notes = List.copyOf(notes);
  }

  public int rows() {
    return cells.rows();
  }

  /// A part of a file that is one table.
  public Table(
      Path file,
      String format,
      String dataset,
      List<TableColumn> columns,
      Cells cells,
      List<Integer> breaks,
      NavigableMap<Integer, Integer> lines,
      FileFacts origin,
      List<String> notes) {
    this(file, format, dataset, 0, columns, cells, breaks, lines, origin, notes);
  }

  /// @return `file`, `file, dataset /x` or `file, dataset /x, trajectory 2`
  public String label() {
    return file + (dataset.isEmpty() ? "" : ", dataset " + dataset)
        + (run == 0 ? "" : ", trajectory " + run);
  }

  /// @return a row for messages, counted from 1, with its line if the file has lines
  public String where(int row) {
    Map.Entry<Integer, Integer> from = lines.floorEntry(row);
    return from == null ? "row " + (row + 1)
        : "row %d (line %d)".formatted(row + 1, from.getValue() + row - from.getKey());
  }

  /// @return the column for messages: counted from 1, with its name if it has one
  public String describe(int column) {
    TableColumn one = columns.get(column);
    return "column " + (column + 1) + (one.named() ? " (" + one.name() + ")" : "");
  }

  /// @return whether any column has a name from the file
  public boolean isNamed() {
    return columns.stream().anyMatch(TableColumn::named);
  }

  /// @return rows and columns exchanged; a first column of words names the new columns
  public Table transposed() {
    if (columns.size() > 1 && columns.getFirst().kind() == TableColumn.Kind.WORD) {
      return labelled();
    }
    Digits digits = columns.getFirst().digits();
    return new Table(
        file,
        format,
        dataset,
        run,
        IntStream.range(0, rows()).mapToObj(i -> TableColumn.of("x" + i, false, digits)).toList(),
        cells.transposed(),
        List.of(),
        Collections.emptyNavigableMap(),
        origin,
        notes);
  }

  private Table labelled() {
    List<String> words = columns.getFirst().labels();
    int width = columns.size() - 1;
    var turned = new Cells(rows());
    double[] row = new double[rows()];
    for (int column = 1; column <= width; column++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = cells.get(i, column);
      }
      turned.add(row);
    }
    return new Table(
        file,
        format,
        dataset,
        run,
        IntStream.range(0, rows())
            .mapToObj(
                i -> TableColumn.of(words.get((int) cells.get(i, 0)), true,
                    columns.get(1).digits()))
            .toList(),
        turned,
        List.of(),
        Collections.emptyNavigableMap(),
        origin,
        notes);
  }

  /// @return the same as the content of another file
  public Table withFile(Path other) {
    return new Table(other, format, dataset, run, columns, cells, breaks, lines, origin, notes);
  }

  /// @param trajectory of the part, from 1
  public Table withRun(int trajectory) {
    return new Table(file, format, dataset, trajectory, columns, cells, breaks, lines, origin,
        notes);
  }

  /// @return the same with another note
  public Table withNote(String note) {
    var all = new ArrayList<>(notes);
    all.add(note);
    return withNotes(all);
  }

  /// @return the same with these notes alone
  public Table withNotes(List<String> others) {
    return new Table(file, format, dataset, run, columns, cells, breaks, lines, origin, others);
  }

  /// @param order places of the columns, each once
  /// @return the same with the columns in another order
  public Table ordered(List<Integer> order) {
    var ordered = new Cells(order.size());
    double[] row = new double[order.size()];
    for (int i = 0; i < rows(); i++) {
      for (int k = 0; k < row.length; k++) {
        row[k] = cells.get(i, order.get(k));
      }
      ordered.add(row);
    }
    return new Table(file, format, dataset, run, order.stream().map(columns::get).toList(),
        ordered, breaks, lines, origin, notes);
  }
}
