package chaoscast.core.files.internal.csv;

import chaoscast.core.files.table.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// How a text table is written, found out from its first lines.
///
/// The separator and the decimal sign are those under which most cells are numbers, dates or missing and
/// fewest are words. The first line with as many fields as most lines, and about as many numbers, is the first row;
/// the last line before it with as many fields is the header, or the one before where that one holds
/// units. Pandas' numbers of unnamed columns, 0, 1, 2 …, are a header.
///
/// @param separator  a sign, or a space for any run of blanks
/// @param point      decimal sign
/// @param firstRow   number of the first line of data, from 1; past the end if there is none
/// @param headerLine text of the header, or empty
/// @param names      one a column, or empty without a header
/// @param kinds      one a column
/// @param monthFirst whether `3/4/2024` is the fourth of March
/// @param notes      what its reader should know
record CsvDialect(
    char separator,
    char point,
    int firstRow,
    String headerLine,
    List<String> names,
    List<Kind> kinds,
    boolean monthFirst,
    List<String> notes) {
  private static final char[] SEPARATORS = {'\t', ';', ',', '|', ' '};
  private static final int SAMPLE = 300;
  private static final Pattern DECIMAL =
      Pattern.compile("[ \"]*[-+]?\\d+(,\\d+)?([eE][-+]?\\d+)?[ \"]*");
  private static final Pattern LEADING_ZERO = Pattern.compile("[^,]*,0\\d.*");

  /// A line that is neither blank nor a comment.
  private record Line(int number, String text) {}

  /// Under one pair of signs: what most lines look like.
  private record Candidate(char separator, char point, int columns, long score) {}

  /// @param lines the first lines of the text, blank ones and comments included
  /// @throws chaoscast.core.InputException never; a text without rows has no columns
  static CsvDialect of(List<String> lines) {
    var content = new ArrayList<Line>();
    for (int i = 0; i < lines.size() && content.size() < SAMPLE; i++) {
      String text = lines.get(i).strip();
      if (!text.isEmpty() && !isComment(text)) {
        content.add(new Line(i + 1, trimmed(lines.get(i))));
      }
    }
    if (content.isEmpty()) {
      return new CsvDialect(',', '.', Integer.MAX_VALUE, "", List.of(), List.of(), false,
          List.of());
    }
    Candidate best = best(content);
    return new Sniffer(lines, content, best.separator, best.point, best.columns).dialect();
  }

  private static boolean isTime(String cell) {
    return CsvDates.isDate(cell) || CsvDates.isTimeOfDay(cell);
  }

  static boolean isComment(String stripped) {
    return stripped.startsWith("#") || stripped.startsWith("%");
  }

  private static String trimmed(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && line.charAt(from) == ' ') {
      from++;
    }
    while (to > from && (line.charAt(to - 1) == ' ' || line.charAt(to - 1) == '\r')) {
      to--;
    }
    return line.substring(from, to);
  }

  private static Candidate best(List<Line> content) {
    // Decimal commas between commas stand in quotes.
    boolean quoted = content.stream().anyMatch(line -> line.text.indexOf('"') >= 0);
    Candidate best = null;
    for (char separator : SEPARATORS) {
      for (char point : separator == ',' && !quoted ? new char[] {'.'} : new char[] {'.', ','}) {
        Candidate candidate = candidate(content, separator, point);
        // One column with commas is two columns rather than decimals.
        boolean possible = point == '.' || candidate.columns > 1;
        if (best == null || (possible && candidate.score > best.score)) {
          best = candidate;
        }
      }
    }
    return best.separator == ',' && best.columns == 2 && isColumnOfDecimals(content)
        ? candidate(content, '\t', ',') : best;
  }

  /// Whether the parts behind the commas are digits of decimals and no whole numbers: some of them begin with a zero,
  /// as whole numbers do not, and no line has another form.
  private static boolean isColumnOfDecimals(List<Line> content) {
    int decimals = 0;
    int zeros = 0;
    for (Line line : content) {
      if (DECIMAL.matcher(line.text).matches()) {
        decimals++;
        zeros += LEADING_ZERO.matcher(line.text).matches() ? 1 : 0;
      } else if (line.text.indexOf(',') >= 0) {
        return false; // a header of two columns, or what is no number
      }
    }
    return decimals >= 2 && zeros > 0 && decimals >= content.size() - 2;
  }

  private static Candidate candidate(List<Line> content, char separator, char point) {
    List<List<String>> rows =
        content.stream().map(line -> CsvFields.of(line.text, separator)).toList();
    int columns = mostCommon(rows.stream().map(List::size).toList());
    var numbers = new CsvNumbers(point);
    long score = 0;
    for (List<String> row : rows) {
      if (row.size() == columns) {
        for (String cell : row) {
          score += numbers.isNumber(cell) || isTime(cell) ? (cell.isEmpty() ? 0 : 2) : -1;
        }
      } else {
        score -= columns + 1L;
      }
    }
    return new Candidate(separator, point, columns, score);
  }

  /// @return the most common number, the earliest where several are
  private static int mostCommon(List<Integer> numbers) {
    return numbers.stream()
        .distinct()
        .max(
            Comparator.<Integer>comparingLong(
                one -> numbers.stream().filter(one::equals).count())
                .thenComparingInt(one -> -numbers.indexOf(one)))
        .orElseThrow();
  }

  /// Finds header and rows once the signs are known.
  private static final class Sniffer {
    private final List<String> lines;
    private final List<Line> content;
    private final char separator;
    private final CsvNumbers numbers;
    private final char point;
    private final int width;
    private final List<String> notes = new ArrayList<>();

    Sniffer(List<String> lines, List<Line> content, char separator, char point, int width) {
      this.lines = lines;
      this.content = content;
      this.separator = separator;
      this.point = point;
      this.numbers = new CsvNumbers(point);
      this.width = width;
    }

    CsvDialect dialect() {
      List<List<String>> rows =
          content.stream().map(line -> CsvFields.of(line.text, separator)).toList();
      int first = firstRow(rows);
      List<List<String>> data =
          rows.subList(first, rows.size()).stream().filter(row -> row.size() == width).toList();
      String header = "";
      List<String> names = List.of();
      int above = first - 1;
      if (above >= 0 && isHeader(rows.get(above))) {
        if (above >= 1 && isHeader(rows.get(above - 1)) && looksLikeUnits(rows.get(above))) {
          notes.add("line %d holds units and was left out".formatted(content.get(above).number));
          above--;
        }
        names = widened(rows.get(above));
        header = content.get(above).text;
        above--;
      } else if (first < content.size()) {
        names = commented(content.get(first).number);
      }
      if (above >= 0) {
        notes.add(
            "lines %d to %d above the table were left out"
                .formatted(content.getFirst().number, content.get(above).number));
      }
      int columns = width - (hasEmptyEnd(data, names) ? 1 : 0);
      names = names.size() > columns ? names.subList(0, columns) : names;
      boolean monthFirst = data.stream().flatMap(List::stream).anyMatch(CsvDates::hasMonthFirst);
      List<Kind> kinds =
          IntStream.range(0, columns).mapToObj(column -> kind(data, column)).toList();
      if (!monthFirst && kinds.contains(Kind.DATE)
          && data.stream().flatMap(List::stream).anyMatch(CsvDates::isAmbiguous)
          && data.stream().flatMap(List::stream).filter(CsvDates::isDate)
              .allMatch(CsvDates::isAmbiguous)) {
        notes.add("dates such as 3/4/2024 are read as day/month/year");
      }
      int line = first < content.size() ? content.get(first).number : Integer.MAX_VALUE;
      return new CsvDialect(
          separator, point, line, header, List.copyOf(names), kinds, monthFirst, notes);
    }

    /// @return index of the first line of data in the content
    private int firstRow(List<List<String>> rows) {
      long usual = 0;
      for (List<String> row : rows) {
        usual = Math.max(usual, row.size() == width ? count(row) : 0);
      }
      for (int i = 0; i < rows.size(); i++) {
        List<String> row = rows.get(i);
        boolean counted = i == 0 && rows.size() > 1 && isCount(row);
        if (row.size() == width && usual > 0 && 2 * count(row) >= usual && !counted) {
          return i;
        }
      }
      return rows.size();
    }

    private long count(List<String> row) {
      return row.stream()
          .filter(cell -> !CsvNumbers.isMissing(cell))
          .filter(cell -> numbers.isNumber(cell) || isTime(cell))
          .count();
    }

    private boolean isHeader(List<String> row) {
      return row.size() == width || row.size() == width - 1;
    }

    /// Most are in brackets or short and without digits, and some are no names of variables.
    private boolean looksLikeUnits(List<String> row) {
      long units =
          row.stream()
              .filter(
                  cell -> cell.isEmpty() || cell.equals("-")
                      || cell.matches("[\\[(].*[\\])]|[^0-9]{1,4}|.*[/°%^µ].*"))
              .count();
      return units == row.size();
    }

    /// R leaves the name of the column of row names out.
    private List<String> widened(List<String> header) {
      if (header.size() == width || width == 1) {
        return header;
      }
      var names = new ArrayList<String>();
      names.add("");
      names.addAll(header);
      return names;
    }

    /// @return the names in the comment right above the first row, as numpy writes them, or nothing
    private List<String> commented(int firstLine) {
      if (firstLine < 2 || !isComment(lines.get(firstLine - 2).strip())) {
        return List.of();
      }
      String text = lines.get(firstLine - 2).strip().replaceFirst("^[#%]+", "").strip();
      for (char sign : new char[] {separator, ',', ' ', '\t', ';'}) {
        List<String> names = CsvFields.of(text, sign);
        boolean words =
            names.size() == width
                && names.stream().noneMatch(name -> name.isEmpty() || numbers.isNumber(name))
                && names.stream().noneMatch(name -> name.endsWith(":"));
        if (words) {
          return names;
        }
      }
      return List.of();
    }

    private boolean hasEmptyEnd(List<List<String>> data, List<String> names) {
      return width > 1
          && !data.isEmpty()
          && data.stream().allMatch(row -> row.getLast().isEmpty())
          && (names.size() < width || names.getLast().isEmpty());
    }

    private Kind kind(List<List<String>> data, int column) {
      List<String> cells =
          data.stream()
              .map(row -> row.get(column))
              .filter(cell -> !CsvNumbers.isMissing(cell))
              .toList();
      if (cells.isEmpty() || cells.stream().anyMatch(numbers::isNumber)) {
        return Kind.NUMBER;
      }
      return cells.stream().allMatch(CsvDates::isDate) ? Kind.DATE
          : cells.stream().allMatch(CsvDates::isTimeOfDay) ? Kind.TIME_OF_DAY : Kind.WORD;
    }

    private static boolean isCount(List<String> fields) {
      int from = !fields.isEmpty() && fields.getFirst().isEmpty() ? 1 : 0;
      for (int column = from; column < fields.size(); column++) {
        if (!fields.get(column).equals(Integer.toString(column - from))) {
          return false;
        }
      }
      return fields.size() - from >= 2 || (from == 1 && fields.size() == 2);
    }
  }
}
