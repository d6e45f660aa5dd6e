package chaoscast.core.files.understanding;

import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn;
import chaoscast.core.files.table.TableColumn.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;

/// Rows that an identifier or blank lines hold together.
///
/// @param table what is read
/// @param roles of its columns
record RowGroups(Table table, TableRoles roles) {

  /// @return in the order of the file, at least one
  List<Rows> all() {
    OptionalInt identifier = roles.identifier();
    if (identifier.isEmpty()) {
      return blocks();
    }
    int column = identifier.getAsInt();
    var counts = new LinkedHashMap<Double, Integer>();
    for (int row = 0; row < table.rows(); row++) {
      counts.merge(table.cells().get(row, column), 1, Integer::sum);
    }
    var index = new LinkedHashMap<Double, int[]>();
    counts.forEach((value, count) -> index.put(value, new int[count]));
    var filled = new HashMap<Double, Integer>();
    for (int row = 0; row < table.rows(); row++) {
      double value = table.cells().get(row, column);
      index.get(value)[filled.merge(value, 1, Integer::sum) - 1] = row;
    }
    var groups = new ArrayList<Rows>();
    TableColumn named = table.columns().get(column);
    index.forEach(
        (value, rows) -> {
          String label = named.kind() == Kind.WORD ? named.labels().get(value.intValue())
              : value == Math.rint(value) ? Long.toString(Math.round(value))
                  : value.toString();
          boolean contiguous = rows[rows.length - 1] - rows[0] == rows.length - 1;
          String name = roles.name(column) + " " + label;
          groups.add(contiguous ? Rows.range(name, rows[0], rows.length)
              : new Rows(name, rows[0], rows, rows.length));
        });
    return groups;
  }

  /// Blank lines split a table whose parts are all longer than three rows.
  private List<Rows> blocks() {
    List<Integer> breaks = new ArrayList<>(table.breaks());
    breaks.addFirst(0);
    breaks.add(table.rows());
    boolean parts = true;
    for (int i = 1; i < breaks.size(); i++) {
      parts &= breaks.get(i) - breaks.get(i - 1) > 3;
    }
    if (!parts || breaks.size() == 2) {
      return List.of(Rows.range("", 0, table.rows()));
    }
    var groups = new ArrayList<Rows>();
    for (int i = 1; i < breaks.size(); i++) {
      groups.add(Rows.range("", breaks.get(i - 1), breaks.get(i) - breaks.get(i - 1)));
    }
    return groups;
  }
}
