package chaoscast.core.files.internal.csv;

import chaoscast.core.InputException;
import chaoscast.core.files.table.Cells;
import chaoscast.core.files.table.Digits;
import chaoscast.core.files.table.FileFacts;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.table.TableColumn.Kind;
import chaoscast.core.files.table.TableColumn;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads a text table in one pass, a row a line: `.csv`, `.tsv`, `.txt`, packed or not.
public final class CsvTables {
  private static final int HEAD = 1 << 18;

  /// Lines that may stand below a table.
  private static final int MOST_BELOW = 10;
  private static final int LONGEST_HEAD = 1 << 26;

  private final Path file;
  private final CsvLines lines;
  private final CsvDialect dialect;
  private final CsvFields fields;
  private final CsvNumbers numbers;
  private final CsvDates dates;
  private final CsvComments comments = new CsvComments();
  private final Set<String> missing;
  private final Cells cells;
  private final double[] values;
  private final int[] decimals;
  private final int[] significant;
  private final List<Map<String, Integer>> labels = new ArrayList<>();
  private final List<Integer> breaks = new ArrayList<>();
  private final TreeMap<Integer, Integer> offsets = new TreeMap<>();
  private int row;
  private int offset;
  private boolean blank;
  private InputException below;
  private int firstBelow;
  private int lastBelow;
  private final List<String> notes;

  private CsvTables(
      Path file, InputStream in, CsvDialect dialect, ReadingOptions options, long rows) {
    this.file = file;
    this.lines = new CsvLines(in);
    this.dialect = dialect;
    this.fields = new CsvFields(dialect.separator());
    this.numbers = new CsvNumbers(dialect.point(), dialect.between());
    this.dates = new CsvDates(dialect.monthFirst());
    this.missing = new TreeSet<>(options.missing());
    this.notes = new ArrayList<>(dialect.notes());
    int columns = dialect.kinds().size();
    this.cells = Cells.expecting(Math.max(1, columns), rows);
    this.values = new double[columns];
    this.decimals = new int[columns];
    this.significant = new int[columns];
    for (int i = 0; i < columns; i++) {
      labels.add(new HashMap<>());
    }
  }

  /// @param file for messages
  /// @param in   read to its end, once
  /// @param size of the file in bytes, 0 if it is not known
  public static Table read(Path file, InputStream in, ReadingOptions options, long size)
      throws IOException {
    TextInput text = TextInput.of(in);
    byte[] head = head(text.bytes());
    boolean returns = endsWithReturns(head);
    replaceReturns(head, 0, returns ? head.length : 0);
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        throw new InputException(
            "%s must be a table of text but holds a zero byte at %d".formatted(file, i));
      }
    }
    var whole =
        new SequenceInputStream(
            new ByteArrayInputStream(head),
            returns ? new ReturnsReplaced(text.bytes()) : text.bytes());
    CsvDialect dialect = CsvDialect.of(linesOf(head));
    // A tenth more than the first lines tell; unpacked texts tell nothing.
    long rows = text.words().isEmpty() ? size / Math.max(1, head.length) * ends(head) / 10 * 11 : 0;
    try {
      return new CsvTables(file, whole, dialect, options, rows).table(text.words());
    } catch (InputException e) {
      throw e.getMessage().startsWith("line ")
          ? new InputException(file + ": " + e.getMessage(), e)
          : e;
    }
  }

  /// @return the first lines: at least three, unless the text is shorter or its lines are very long
  private static byte[] head(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    int length = head.length;
    while (length == head.length && length >= HEAD && length < LONGEST_HEAD && ends(head) < 3) {
      byte[] more = in.readNBytes(length);
      head = Arrays.copyOf(head, length + more.length);
      System.arraycopy(more, 0, head, length, more.length);
      length = more.length == length ? head.length : -1;
    }
    return head;
  }

  private static int ends(byte[] bytes) {
    int ends = 0;
    for (byte one : bytes) {
      ends += one == '\n' ? 1 : 0;
    }
    return ends;
  }

  /// Whether a return alone ends lines, as in texts of some spreadsheets.
  private static boolean endsWithReturns(byte[] head) {
    int returns = 0;
    for (byte one : head) {
      returns += one == '\r' ? 1 : 0;
    }
    return returns > 1 && ends(head) == 0;
  }

  private static void replaceReturns(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      bytes[i] = bytes[i] == '\r' ? (byte) '\n' : bytes[i];
    }
  }

  /// A text whose lines end with a return as one whose lines end with a line feed.
  private static final class ReturnsReplaced extends FilterInputStream {
    ReturnsReplaced(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      return one == '\r' ? '\n' : one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      replaceReturns(target, offset, offset + Math.max(0, count));
      return count;
    }
  }

  private static List<String> linesOf(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    List<String> lines =
        new ArrayList<>(Arrays.asList((text.startsWith("\uFEFF") ? text.substring(1) : text)
            .split("\n", -1)));
    if (head.length >= HEAD && lines.size() > 3) {
      lines.removeLast(); // it may be cut off
    }
    return lines;
  }

  private Table table(String unpacked) throws IOException {
    while (lines.next()) {
      if (lines.isBlank()) {
        blank = row > 0;
      } else if (lines.isComment()) {
        if (row == 0) {
          comments.read(lines.text());
        }
      } else if (lines.number() >= dialect.firstRow() && !isHeaderAgain() && !isOpenOrClosed()) {
        readRowUnlessBelow();
      }
    }
    if (below != null) {
      notes.add(
          firstBelow == lastBelow ? "line %d below the table was left out".formatted(firstBelow)
              : "lines %d to %d below the table were left out".formatted(firstBelow, lastBelow));
    }
    if (row == 0) {
      throw new NoRowsException(file);
    }
    var columns = new ArrayList<TableColumn>();
    for (int column = 0; column < values.length; column++) {
      columns.add(column(column));
    }
    return new Table(file, format(unpacked), "", columns, cells, breaks, offsets, origin(), notes);
  }

  /// Whether a line is nothing but a bracket of all rows.
  private boolean isOpenOrClosed() {
    return dialect.bracketed() && lines.text().chars()
        .allMatch(sign -> CsvDialect.isOpening(sign) || CsvDialect.isClosing(sign));
  }

  /// Some lines that begin with a word, and behind which no row comes, stand below the table: sums, an end mark.
  private void readRowUnlessBelow() {
    int rowBefore = row;
    boolean blankBefore = blank;
    try {
      readRow();
    } catch (InputException e) {
      if (below == null && !beginsWithWord()) {
        throw e;
      }
      boolean blanked = blankBefore && !breaks.isEmpty() && breaks.getLast() == rowBefore;
      if (blanked) {
        breaks.removeLast();
      }
      row = rowBefore;
      firstBelow = below == null ? lines.number() : firstBelow;
      lastBelow = lines.number();
      below = below == null ? e : below;
      if (lastBelow - firstBelow >= MOST_BELOW) {
        throw below;
      }
      return;
    }
    if (below != null) {
      throw below;
    }
  }

  /// @return whether the line that was refused begins with a word where numbers or dates begin rows
  private boolean beginsWithWord() {
    if (dialect.kinds().getFirst() == Kind.WORD || row < 2) {
      return false;
    }
    String first = fields.text(lines.buffer(), 0);
    return !CsvNumbers.isMissing(first) && !numbers.isNumber(first) && dates.parse(first).isEmpty()
        && dates.timeOfDay(first).isEmpty() && CsvNumbers.beforeUnit(first) < 0
        && first.codePoints().anyMatch(Character::isLetter)
        && !missing.contains(first);
  }

  private boolean isHeaderAgain() {
    return !dialect.headerLine().isEmpty()
        && lines.end() - lines.start() < 1 << 16
        && lines.text().equals(dialect.headerLine());
  }

  private void readRow() {
    if (blank) {
      breaks.add(row);
      blank = false;
    }
    if (offsets.isEmpty() || lines.number() - row != offset) {
      offset = lines.number() - row;
      offsets.put(row, lines.number());
    }
    row++;
    byte[] bytes = lines.buffer();
    int start = lines.start();
    int stop = lines.end();
    while (dialect.bracketed() && start < stop && CsvDialect.isOpening(bytes[start])) {
      start++;
    }
    while (dialect.bracketed() && stop > start && CsvDialect.isClosing(bytes[stop - 1])) {
      stop--;
    }
    fields.split(bytes, start, stop);
    if (fields.count() != values.length || mayHaveComment(bytes)) {
      int end = EndComment.start(bytes, start, stop, dialect.separator());
      fields.split(bytes, start, end);
    }
    int count = fields.count();
    while (count > values.length && fields.from(count - 1) == fields.to(count - 1)) {
      count--;
    }
    if (count != values.length) {
      throw new InputException(
          "%s must have %d columns but has %d".formatted(where(), values.length, count));
    }
    for (int column = 0; column < values.length; column++) {
      values[column] = switch (dialect.kinds().get(column)) {
        case NUMBER -> number(bytes, column);
        case DATE -> date(bytes, column, "a date");
        case TIME_OF_DAY -> date(bytes, column, "a time of day");
        case WORD -> word(bytes, column);
      };
    }
    cells.add(values);
  }

  private boolean mayHaveComment(byte[] bytes) {
    int last = fields.count() - 1;
    for (int at = fields.from(last); at < fields.to(last); at++) {
      if (bytes[at] == '#' || bytes[at] == '/') {
        return true;
      }
    }
    return false;
  }

  /// @return the index of a word among those of its column
  private double word(byte[] bytes, int column) {
    Map<String, Integer> words = labels.get(column);
    String word = fields.text(bytes, column);
    Integer known = words.putIfAbsent(word, words.size());
    return known == null ? words.size() - 1 : known;
  }

  private double number(byte[] bytes, int column) {
    String unit = dialect.units().get(column);
    int end = unit.isEmpty() ? fields.to(column) : beforeUnit(bytes, column, unit);
    if (!numbers.parse(bytes, fields.from(column), end)) {
      if (missing.contains(fields.text(bytes, column))) {
        return Double.NaN;
      }
      throw new InputException(
          "%s, %s must be a number but was '%s' (--missing CELL leaves such cells out)"
              .formatted(
                  where(), describe(column), TableColumn.shown(fields.text(bytes, column))));
    }
    double value = numbers.value();
    if (Double.isInfinite(value)) {
      if (missing.contains(fields.text(bytes, column))) {
        return Double.NaN;
      }
      throw new InputException(
          "%s, %s must be finite but was %s (--missing CELL leaves such cells out)"
              .formatted(
                  where(), describe(column), TableColumn.shown(fields.text(bytes, column))));
    }
    decimals[column] = Math.max(decimals[column], numbers.decimals());
    significant[column] = Math.max(significant[column], numbers.significant());
    return value;
  }

  /// @return the end of the number before the column's unit; that of the cell where it has another or none
  private int beforeUnit(byte[] bytes, int column, String unit) {
    String text = fields.text(bytes, column);
    int end = CsvNumbers.beforeUnit(text);
    if (end > 0 && text.substring(end).strip().equals(unit)) {
      return fields.from(column)
          + text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
    if (!CsvNumbers.isMissing(text) && !missing.contains(text)) {
      throw new InputException(
          "%s, %s must be in %s as the rows above but was '%s' (--missing CELL leaves such cells out)"
              .formatted(where(), describe(column), unit, TableColumn.shown(text)));
    }
    return fields.to(column);
  }

  private double date(byte[] bytes, int column, String what) {
    String text = fields.text(bytes, column);
    OptionalDouble seconds =
        dialect.kinds().get(column) == Kind.DATE ? dates.parse(text) : dates.timeOfDay(text);
    if (seconds.isEmpty()) {
      if (CsvNumbers.isMissing(text) || missing.contains(text)) {
        return Double.NaN;
      }
      throw new InputException(
          "%s, %s must be %s but was '%s'"
              .formatted(where(), describe(column), what, TableColumn.shown(text)));
    }
    decimals[column] = Math.max(decimals[column], dates.decimals());
    return seconds.getAsDouble();
  }

  private TableColumn column(int column) {
    boolean named = column < dialect.names().size();
    String name = named ? dialect.names().get(column) : "x" + column;
    Kind kind = dialect.kinds().get(column);
    Digits digits = switch (kind) {
      case NUMBER -> new Digits(decimals[column], Math.max(1, significant[column]));
      case DATE, TIME_OF_DAY -> new Digits(Math.min(6, decimals[column]), 18);
      case WORD -> Digits.WHOLE;
    };
    String[] words = new String[labels.get(column).size()];
    labels.get(column).forEach((word, index) -> words[index] = TableColumn.clean(word));
    return new TableColumn(name, named, kind, digits, List.of(words));
  }

  private String format(String unpacked) {
    String separator = switch (dialect.separator()) {
      case '\t' -> "tabs";
      case ' ' -> "blanks";
      default -> "'" + dialect.separator() + "'";
    };
    return (values.length == 1 ? "text, one column" : "text, separated by " + separator)
        + (dialect.point() == ',' ? ", decimal comma" : "")
        + (dialect.between() == CsvNumbers.NONE ? ""
            : ", '%s' between thousands".formatted(dialect.between()))
        + (unpacked.isEmpty() ? "" : ", " + unpacked);
  }

  private FileFacts origin() {
    return new FileFacts(
        comments.number("timeStep"),
        "the comment timeStep",
        comments.number("startTime"),
        comments.provenance(),
        comments.number("timeStep").isPresent());
  }

  private String describe(int column) {
    boolean named = column < dialect.names().size();
    return "column " + (column + 1)
        + (named ? " (" + TableColumn.shown(dialect.names().get(column)) + ")" : "");
  }

  private String where() {
    return "%s: row %d (line %d)".formatted(file, row, lines.number());
  }
}
