package chaoscast.core.text;

import chaoscast.core.text.Column.Align;
import java.util.ArrayList;
import java.util.List;

/// A table in plain text, aligned on a terminal.
///
///     var table = new TextTable(List.of(Column.left("name"), Column.right("", "steps")));
///     table.row("d2r2", "400");
///     String text = table.render(100);
///
/// Columns of one group share a line above their titles. Only the last column breaks its cells into
/// several lines, and only if it is a column of words.
public final class TextTable {
  private static final int LEAST_WRAPPED_WIDTH = 20;

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /// @param cells one a column
  public void row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row must have %d cells but has %d".formatted(columns.size(), cells.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /// @param cells one a column
  public void row(String... cells) {
    row(List.of(cells));
  }

  /// Sets the rows that follow apart from those before.
  public void rule() {
    rows.add(List.of());
  }

  /// @param width cells of the terminal that the last column should keep within
  /// @return lines that each end in a line feed, without trailing blanks
  public String render(int width) {
    int[] widths = widths(width);
    var lines = new ArrayList<String>();
    if (columns.stream().anyMatch(column -> !column.group().isEmpty())) {
      lines.add(groups(widths));
    }
    lines.add(line(columns.stream().map(Column::title).toList(), widths));
    String rule = "─".repeat(total(widths));
    lines.add(rule);
    for (List<String> row : rows) {
      if (row.isEmpty()) {
        lines.add(rule);
      } else {
        wrapped(row, widths, lines);
      }
    }
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
    return text.toString();
  }

  private int[] widths(int width) {
    int[] widths = new int[columns.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = DisplayWidth.of(columns.get(column).title());
      for (List<String> row : rows) {
        if (!row.isEmpty()) {
          widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
        }
      }
    }
    widenForGroups(widths);
    int last = widths.length - 1;
    if (columns.get(last).align() == Align.LEFT) {
      int others = total(widths) - widths[last];
      widths[last] = Math.min(widths[last], Math.max(LEAST_WRAPPED_WIDTH, width - others));
    }
    return widths;
  }

  /// Two groups side by side have room for the first one's name and two blanks.
  private void widenForGroups(int[] widths) {
    int from = 0;
    for (int column = 1; column < widths.length; column++) {
      String group = columns.get(from).group();
      String next = columns.get(column).group();
      if (next.equals(group)) {
        continue;
      }
      if (!group.isEmpty() && !next.isEmpty()) {
        int room = columns.get(column).gap() + widths[from];
        for (int member = from + 1; member < column; member++) {
          room += columns.get(member).gap() + widths[member];
        }
        widths[column - 1] += Math.max(0, DisplayWidth.of(group) + 2 - room);
      }
      from = column;
    }
  }

  private int total(int[] widths) {
    int total = widths[0];
    for (int column = 1; column < widths.length; column++) {
      total += columns.get(column).gap() + widths[column];
    }
    return total;
  }

  /// Each group's name above its first column, as far right as its own columns are wide.
  private String groups(int[] widths) {
    var line = new StringBuilder();
    int position = 0;
    String current = "";
    for (int column = 0; column < widths.length; column++) {
      position += column == 0 ? 0 : columns.get(column).gap();
      String group = columns.get(column).group();
      if (!group.equals(current) && !group.isEmpty()) {
        pad(line, position);
        line.append(group);
      }
      current = group;
      position += widths[column];
    }
    return line.toString();
  }

  private void wrapped(List<String> row, int[] widths, List<String> lines) {
    int last = widths.length - 1;
    if (columns.get(last).align() == Align.RIGHT) {
      lines.add(line(row, widths));
      return;
    }
    var cells = new ArrayList<>(row);
    for (String piece : Wrapping.lines(row.get(last), widths[last])) {
      cells.set(last, piece);
      lines.add(line(cells, widths));
      cells.replaceAll(cell -> "");
    }
  }

  private String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    int position = 0;
    for (int column = 0; column < widths.length; column++) {
      position += column == 0 ? 0 : columns.get(column).gap();
      String cell = cells.get(column);
      boolean right = columns.get(column).align() == Align.RIGHT;
      pad(line, right ? position + widths[column] - DisplayWidth.of(cell) : position);
      line.append(cell);
      position += widths[column];
    }
    return line.toString();
  }

  private static void pad(StringBuilder line, int position) {
    line.repeat(' ', Math.max(0, position - DisplayWidth.of(line.toString())));
  }
}
