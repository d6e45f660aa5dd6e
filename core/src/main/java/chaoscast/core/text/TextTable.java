package chaoscast.core.text;

import chaoscast.core.text.Column.Align;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table in plain text, aligned on a terminal.
///
///     var table = new TextTable(List.of(Column.left("name"), Column.right("", "steps")));
///     table.row("d2r2", "400");
///     String text = table.render();
///
/// Columns of one group share a line above their titles. What is too wide for the terminal becomes narrower in this
/// order: the last column, if it is one of words, breaks its cells into several lines; columns of a rank above 0 go,
/// the greatest rank first; all columns of words are broken, the widest first; columns of rank 0 go from the right. A line below the
/// table names what went.
public final class TextTable {
  /// Cells that the last column of words keeps at least.
  private static final int LEAST_LAST = 20;
  /// Cells that any other column of words keeps at least.
  private static final int LEAST_OTHER = 12;
  /// The option that brings all columns.
  public static final String WIDE = "--wide";

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

  /// As wide as text may be now.
  ///
  /// @return lines that each end in a line feed, without trailing blanks
  public String render() {
    return render(TextWidth.current());
  }

  /// @param width of the terminal
  /// @return lines that each end in a line feed, without trailing blanks
  public String render(TextWidth width) {
    List<Integer> shown = shown(width);
    TextTable table = only(shown);
    return table.lines(width) + leftOut(shown, width);
  }

  /// @param title of a column
  /// @return whether there is room for it now; notes on a column that is left out would be read in vain
  public boolean shows(String title) {
    return shown(TextWidth.current()).stream()
        .anyMatch(column -> columns.get(column).title().equals(title));
  }

  private List<Integer> shown(TextWidth width) {
    List<Integer> shown =
        new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
    if (!width.whole()) {
      while (shown.size() > 1 && only(shown).narrowest(width.cells(), false) > width.cells()
          && dropLeast(shown)) {}
      while (shown.size() > 1 && only(shown).narrowest(width.cells(), true) > width.cells()) {
        shown.removeLast();
      }
    }
    return shown;
  }

  /// @return whether there was a column of a rank above 0 to leave out
  private boolean dropLeast(List<Integer> shown) {
    int least =
        shown.stream()
            .max(Comparator.comparingInt((Integer column) -> columns.get(column).rank())
                .thenComparingInt(column -> column))
            .orElseThrow();
    return columns.get(least).rank() > 0 && shown.remove((Object) least);
  }

  private TextTable only(List<Integer> shown) {
    var table = new TextTable(shown.stream().map(columns::get).toList());
    for (List<String> row : rows) {
      table.rows.add(row.isEmpty() ? row : shown.stream().map(row::get).toList());
    }
    return table;
  }

  private String leftOut(List<Integer> shown, TextWidth width) {
    String names =
        IntStream.range(0, columns.size())
            .filter(column -> !shown.contains(column))
            .mapToObj(column -> columns.get(column).name())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? ""
        : Wrapping.hanging(
            "(%s shows also: %s)".formatted(WIDE, names), "  ", width.prose());
  }

  private String lines(TextWidth width) {
    int[] widths = widths();
    narrow(widths, width.cells(), !width.whole());
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

  private int[] widths() {
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
    return widths;
  }

  /// @return cells of the widest line once words are broken
  private int narrowest(int cells, boolean all) {
    int[] widths = widths();
    narrow(widths, cells, all);
    return widest(widths);
  }

  /// @return cells of the widest line, which may be that of the groups
  private int widest(int[] widths) {
    return Math.max(total(widths), DisplayWidth.of(groups(widths)));
  }

  /// @param all whether other columns of words than the last are broken too, the widest first
  private void narrow(int[] widths, int cells, boolean all) {
    int last = widths.length - 1;
    int[] least = new int[widths.length];
    Arrays.setAll(least, this::least);
    while (widest(widths) > cells) {
      int widest = -1;
      for (int column = all ? 0 : last; column <= last; column++) {
        if (columns.get(column).align() == Align.LEFT
            && widths[column] > least[column]
            && (widest < 0 || widths[column] > widths[widest])) {
          widest = column;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  /// No narrower than its longest word.
  private int least(int column) {
    int least = column == columns.size() - 1 ? LEAST_LAST : LEAST_OTHER;
    for (List<String> row : rows) {
      for (String word : row.isEmpty() ? List.<String>of() : Wrapping.lines(row.get(column), 1)) {
        least = Math.max(least, DisplayWidth.of(word));
      }
    }
    return Math.max(least, DisplayWidth.of(columns.get(column).title()));
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
    var pieces = new ArrayList<List<String>>();
    int height = 1;
    for (int column = 0; column < widths.length; column++) {
      List<String> cell =
          columns.get(column).align() == Align.RIGHT
              ? List.of(row.get(column))
              : Wrapping.lines(row.get(column), widths[column]);
      pieces.add(cell);
      height = Math.max(height, cell.size());
    }
    for (int i = 0; i < height; i++) {
      int number = i;
      lines.add(
          line(
              pieces.stream().map(cell -> number < cell.size() ? cell.get(number) : "").toList(),
              widths));
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
