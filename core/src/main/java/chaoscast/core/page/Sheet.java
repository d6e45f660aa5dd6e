package chaoscast.core.page;

import chaoscast.core.text.Column;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import java.util.List;

/// A table, for the terminal and for the page alike.
///
/// @param id      of its place on the page
/// @param title   what it shows, in a few words
/// @param columns heads
/// @param rows    cells, one a column
/// @param note    how to read it; may be empty
public record Sheet(
    String id, String title, List<Column> columns, List<List<String>> rows, String note) {
  public Sheet {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// @return title, table and note in lines of a terminal
  public String text() {
    var table = new TextTable(columns);
    rows.forEach(table::row);
    String below = note.isEmpty() ? "" : Wrapping.hanging(note, "");
    return title + "\n\n" + table.render() + below;
  }
}
