package chaoscast.core.files.internal.csv;

import chaoscast.core.files.table.ColumnNames;
import chaoscast.core.files.table.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a text table is written, found out from its first lines.
///
/// The separator and the decimal sign are those under which most cells are numbers, dates or missing and
/// fewest are words. The first line with as many fields as most lines, and about as many numbers, is the first row;
/// the last line before it with as many fields is the header, or the one before where that one holds
/// units. Pandas' numbers of unnamed columns, 0, 1, 2 …, are a header, and so are others in even steps if the next row is
/// far from them. Signs between thousands are looked for where no other reading makes all cells numbers.
///
/// @param separator  a sign, or a space for any run of blanks
/// @param point      decimal sign
/// @param between    sign between thousands, or [CsvNumbers#NONE]
/// @param firstRow   number of the first line of data, from 1; past the end if there is none
/// @param headerLine text of the header, or empty
/// @param names      one a column, or empty without a header
/// @param kinds      one a column
/// @param monthFirst whether `3/4/2024` is the fourth of March
/// @param units      one a column: what stands behind each of its numbers, or empty
/// @param bracketed  whether each line stands in brackets
/// @param notes      what its reader should know
record CsvDialect(
    char separator,
    char point,
    char between,
    int firstRow,
    String headerLine,
    List<String> names,
    List<Kind> kinds,
    boolean monthFirst,
    List<String> units,
    boolean bracketed,
    List<String> notes) {
  private static final Pattern RULE =
      Pattern.compile("[|+:=\\-\\s]*(\\|[:=\\-\\s]*|\\+[:=\\-]*|[:=\\-]+[|+])-{2,}[|+:=\\-\\s]*");
  private static final String OPENING = "[({";
  private static final String CLOSING = "])},;";
  private static final char[] SEPARATORS = {'\t', ';', ',', '|', ' '};
  private static final int SAMPLE = 300;

  /// Share of the best reading's score at which a simpler one is taken.
  private static final double AS_GOOD = 0.85;

  /// Share of lines that begin with a number above which the others are no rows.
  private static final double MOST = 0.8;
  private static final Pattern DECIMAL =
      Pattern.compile("[ \"]*[-+]?\\d+(,\\d+)?([eE][-+]?\\d+)?[ \"]*");
  private static final Pattern UNIT =
      Pattern.compile(
          "-?|[\\[(].*[\\])]|[^0-9]{1,4}|.*[/°%^µ].*|\\p{L}{1,5}[-−]\\d"
              + "|\\p{L}{1,5}([-−]?\\d)?([ .·*]\\p{L}{1,5}([-−]?\\d)?)+"
              + "|(?i:degrees?|percent|counts?|dimensionless|unitless|none|(milli|micro|kilo|centi)?met(er|re)s?"
              + "|seconds?|minutes?|hours?|years?|(milli|micro|kilo)?(volts?|amperes?|watts?)|kelvin|celsius|pascals?|hertz)");
  private static final char[] BETWEEN = {',', '.', '\'', ' '};
  private static final Pattern THOUSANDS =
      Pattern.compile("(?<![\\d.,' ])\\d{1,3}[,.' ]\\d{3}(?!\\d)");
  private static final Pattern LEADING_ZERO = Pattern.compile("[^,]*,0\\d.*");

  /// A line that is neither blank nor a comment.
  private record Line(int number, String text) {}

  /// Under one pair of signs: what most lines look like.
  private record Candidate(
      char separator, char point, char between, int columns, long score) {
    Candidate better(Candidate other) {
      return other.score > score ? other : this;
    }
  }

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
      return new CsvDialect(',', '.', CsvNumbers.NONE, Integer.MAX_VALUE, "", List.of(), List.of(),
          false, List.of(), false,
          List.of());
    }
    boolean bracketed = isBracketed(content);
    if (bracketed) {
      content.replaceAll(line -> new Line(line.number, withoutBrackets(line.text)));
      content.removeIf(line -> line.text.isEmpty());
    }
    Candidate best = best(content);
    return new Sniffer(lines, content, best, bracketed).dialect();
  }

  /// Whether lines stand in brackets, as lists and arrays are printed.
  private static boolean isBracketed(List<Line> content) {
    long in =
        content.stream()
            .filter(
                line -> OPENING.indexOf(line.text.charAt(0)) >= 0
                    && CLOSING.indexOf(line.text.charAt(line.text.length() - 1)) >= 0)
            .count();
    return in >= 3 && in >= content.size() - 2;
  }

  private static String withoutBrackets(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isOpening(line.charAt(from))) {
      from++;
    }
    while (to > from && isClosing(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  static boolean isOpening(int sign) {
    return sign == ' ' || OPENING.indexOf(sign) >= 0;
  }

  static boolean isClosing(int sign) {
    return sign == ' ' || CLOSING.indexOf(sign) >= 0;
  }

  /// Whether a line only parts others, as in tables of Markdown and of data bases: `|---|:--:|`, `+----+---+`.
  static boolean isRule(String text) {
    return RULE.matcher(text).matches();
  }

  private static boolean isTime(String cell) {
    return CsvDates.isDate(cell) || CsvDates.isTimeOfDay(cell);
  }

  static boolean isComment(String stripped) {
    return stripped.startsWith("#") || stripped.startsWith("%") || stripped.startsWith("!")
        || stripped.startsWith("//") || isRule(stripped);
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
        Candidate candidate = candidate(content, separator, point, CsvNumbers.NONE);
        // One column with commas is two columns rather than decimals.
        boolean possible = point == '.' || candidate.columns > 1;
        best = best == null ? candidate : possible ? best.better(candidate) : best;
      }
    }
    if (content.stream().anyMatch(line -> THOUSANDS.matcher(line.text).find())) {
      best = grouped(content, best, quoted);
    }
    if (best.separator == ' ') { // lines above a table may have tabs behind them, and names blanks in them
      for (char between : new char[] {CsvNumbers.NONE, best.between}) {
        Candidate tabs = candidate(content, '\t', best.point, between);
        if (tabs.columns == best.columns && tabs.columns > 1
            && tabs.score > AS_GOOD * best.score) {
          return tabs;
        }
      }
    }
    return best.separator == ',' && best.columns == 2 && best.between == CsvNumbers.NONE
        && isColumnOfDecimals(content)
            ? candidate(content, '\t', ',', CsvNumbers.NONE) : best;
  }

  /// @return the best reading with signs between thousands where it makes numbers of more cells, or where all
  ///     numbers are whole with these and some have none; else the one without
  private static Candidate grouped(List<Line> content, Candidate plain, boolean quoted) {
    if (areWholeThousands(content, plain)) {
      char other = plain.point == '.' ? ',' : '.';
      return candidate(content, plain.separator, other, plain.point);
    }
    Candidate best = plain;
    boolean perfect = plain.score >= 2L * plain.columns * Math.max(1, content.size() - 3);
    for (char separator : perfect ? new char[0] : SEPARATORS) {
      for (char point : new char[] {'.', ','}) {
        for (char between : BETWEEN) {
          boolean inside = between == separator || point == separator;
          if (between != point && (!inside || (quoted && separator == ','))) {
            best = best.better(candidate(content, separator, point, between));
          }
        }
      }
    }
    return best;
  }

  /// Whether `1.234` and `999` stand in one column and no numbers of other forms in any: decimals would be of several lengths.
  private static boolean areWholeThousands(List<Line> content, Candidate plain) {
    String point = Pattern.quote(Character.toString(plain.point));
    Pattern thousands = Pattern.compile("[-+]?[1-9]\\d{0,2}(" + point + "\\d{3})+");
    Pattern small = Pattern.compile("[-+]?\\d{1,3}");
    var numbers = new CsvNumbers(plain.point);
    int[] large = new int[plain.columns];
    int[] few = new int[plain.columns];
    for (Line line : content) {
      List<String> cells = CsvFields.of(line.text, plain.separator);
      for (int column = 0; column < Math.min(plain.columns, cells.size()); column++) {
        String cell = cells.get(column);
        if (thousands.matcher(cell).matches()) {
          large[column]++;
        } else if (small.matcher(cell).matches()) {
          few[column]++;
        } else if (numbers.isNumber(cell) && !CsvNumbers.isMissing(cell)) {
          return false;
        }
      }
    }
    return IntStream.range(0, plain.columns)
        .anyMatch(column -> large[column] > 1 && few[column] > 1);
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

  private static Candidate candidate(
      List<Line> content, char separator, char point, char between) {
    List<List<String>> rows =
        content.stream().map(line -> CsvFields.of(line.text, separator)).toList();
    int columns = mostCommon(rows.stream().map(List::size).toList());
    var numbers = new CsvNumbers(point, between);
    long score = 0;
    for (List<String> row : rows) {
      if (row.size() == columns) {
        for (String cell : row) {
          boolean value =
              numbers.isNumber(cell) || isTime(cell)
                  || (separator != ' ' && CsvNumbers.beforeUnit(cell) > 0);
          score += value ? (cell.isEmpty() ? 0 : 2) : -1;
        }
      } else {
        score -= columns + 1L;
      }
    }
    return new Candidate(separator, point, between, columns, score);
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
    private final Candidate signs;
    private final char separator;
    private final CsvNumbers numbers;
    private final int width;
    private final boolean bracketed;
    private final List<String> notes = new ArrayList<>();

    Sniffer(List<String> lines, List<Line> content, Candidate signs, boolean bracketed) {
      this.bracketed = bracketed;
      this.lines = lines;
      this.content = content;
      this.signs = signs;
      this.separator = signs.separator;
      this.numbers = new CsvNumbers(signs.point, signs.between);
      this.width = signs.columns;
    }

    CsvDialect dialect() {
      List<List<String>> rows =
          content.stream().map(line -> CsvFields.of(line.text, separator)).toList();
      int first = firstRow(rows, false);
      first = first < rows.size() ? first : firstRow(rows, true);
      if (first == 0 && areEvenNumbersFarAbove(rows)) {
        notes.add(
            "line %d is read as names, since its numbers are evenly apart and far from those below"
                .formatted(content.getFirst().number));
        first = 1;
      }
      List<List<String>> data =
          rows.subList(first, rows.size()).stream().filter(row -> row.size() == width).toList();
      String header = "";
      List<String> names = List.of();
      int above = first - 1;
      if (above >= 0 && isHeader(rows.get(above))) {
        List<String> second = List.of();
        if (above >= 1 && isHeader(rows.get(above - 1)) && looksLikeUnits(rows.get(above))) {
          second = rows.get(above);
          above--;
        }
        names = isEmptyEnd(data) && rows.get(above).size() == width - 1 ? rows.get(above)
            : widened(rows.get(above));
        boolean joined = second.size() == names.size() && hasTwins(names);
        if (joined) { // as pandas writes names of two levels
          names = joined(names, second);
        }
        if (!second.isEmpty()) {
          notes.add(
              (joined ? "lines %2$d and %1$d are read together as names"
                  : "line %d holds units and was left out")
                  .formatted(content.get(above + 1).number, content.get(above).number));
        }
        header = content.get(above).text;
        above--;
      } else if (first < content.size()) {
        names = commented(content.get(first).number);
      }
      if (above >= 0) {
        int from = content.getFirst().number;
        int to = content.get(above).number;
        notes.add(
            from == to ? "line %d above the table was left out".formatted(from)
                : "lines %d to %d above the table were left out".formatted(from, to));
      }
      int columns = width - (hasEmptyEnd(data, names) ? 1 : 0);
      names = unlike(names.size() > columns ? names.subList(0, columns) : names);
      boolean monthFirst = data.stream().flatMap(List::stream).anyMatch(CsvDates::hasMonthFirst);
      List<String> units =
          IntStream.range(0, columns).mapToObj(column -> unit(data, column)).toList();
      List<Kind> kinds =
          IntStream.range(0, columns)
              .mapToObj(
                  column -> units.get(column).isEmpty() ? kind(data, column) : Kind.NUMBER)
              .toList();
      if (units.stream().anyMatch(unit -> !unit.isEmpty())) {
        notes.add(
            "cells hold units (%s), which are left out".formatted(
                units.stream().filter(unit -> !unit.isEmpty()).distinct()
                    .collect(Collectors.joining(", "))));
      }
      if (!monthFirst && kinds.contains(Kind.DATE)
          && data.stream().flatMap(List::stream).anyMatch(CsvDates::isAmbiguous)
          && data.stream().flatMap(List::stream).filter(CsvDates::isDate)
              .allMatch(CsvDates::isAmbiguous)) {
        notes.add("dates such as 3/4/2024 are read as day/month/year");
      }
      int line = first < content.size() ? content.get(first).number : Integer.MAX_VALUE;
      return new CsvDialect(
          separator, signs.point, signs.between, line, header, List.copyOf(names), kinds,
          monthFirst, units, bracketed,
          notes);
    }

    private static boolean hasTwins(List<String> names) {
      List<String> given = names.stream().filter(name -> !name.isEmpty()).toList();
      return given.stream().distinct().count() < given.size();
    }

    private static List<String> joined(List<String> names, List<String> second) {
      return IntStream.range(0, names.size())
          .mapToObj(i -> (names.get(i) + " " + second.get(i)).strip())
          .toList();
    }

    /// A name that was there before gets a number, so that each column can be named.
    private static List<String> unlike(List<String> names) {
      var seen = new HashSet<>(names);
      var before = new HashSet<String>();
      var unlike = new ArrayList<String>();
      for (String name : names) {
        String own = name;
        for (int i = 1; !name.isEmpty() && before.contains(name) && seen.contains(own); i++) {
          own = name + "." + i;
        }
        if (!unlike.isEmpty() || !ColumnNames.isTime(name)) { // a state may have the clock's name
          before.add(name);
        }
        seen.add(own);
        unlike.add(own);
      }
      return unlike;
    }

    /// @return what stands behind each number of the column; empty if there are numbers without it, or it is not the same
    private String unit(List<List<String>> data, int column) {
      List<String> found =
          data.stream()
              .map(row -> row.get(column))
              .filter(cell -> !CsvNumbers.isMissing(cell))
              .map(
                  cell -> CsvNumbers.beforeUnit(cell) < 0 || CsvDates.isDate(cell)
                      || CsvDates.isTimeOfDay(cell) ? ""
                          : cell.substring(CsvNumbers.beforeUnit(cell)).strip())
              .distinct()
              .limit(2)
              .toList();
      return found.size() == 1 ? found.getFirst() : "";
    }

    /// @param withUnits whether numbers with units count
    /// @return index of the first line of data in the content
    private int firstRow(List<List<String>> rows, boolean withUnits) {
      long usual = 0;
      long all = 0;
      long led = 0;
      for (List<String> row : rows) {
        if (row.size() == width) {
          usual = Math.max(usual, count(row, withUnits));
          all++;
          led += isWord(row.getFirst(), withUnits) ? 0 : 1;
        }
      }
      boolean numbered = led >= MOST * all; // words that lead lines then stand above the table
      for (int i = 0; i < rows.size(); i++) {
        List<String> row = rows.get(i);
        boolean counted = i == 0 && rows.size() > 1 && isCount(row);
        if (row.size() == width && usual > 0 && 2 * count(row, withUnits) >= usual && !counted
            && !(numbered && isWord(row.getFirst(), withUnits))) {
          return i;
        }
      }
      return rows.size();
    }

    private boolean isWord(String cell, boolean withUnits) {
      return !CsvNumbers.isMissing(cell) && !numbers.isNumber(cell) && !isTime(cell)
          && !(withUnits && CsvNumbers.beforeUnit(cell) > 0);
    }

    private long count(List<String> row, boolean withUnits) {
      return row.stream()
          .filter(cell -> !CsvNumbers.isMissing(cell) && !isWord(cell, withUnits))
          .count();
    }

    private boolean isHeader(List<String> row) {
      boolean withComments =
          row.size() == width + 1 && row.getLast().matches("(?i:|comments?|remarks?|notes?)");
      return row.size() == width || row.size() == width - 1 || withComments;
    }

    /// All are in brackets, short and without digits, or products of units.
    private boolean looksLikeUnits(List<String> row) {
      return row.stream().allMatch(cell -> UNIT.matcher(cell).matches());
    }

    /// R leaves the name of the column of row names out.
    private List<String> widened(List<String> header) {
      if (header.size() == width || width == 1) {
        return header;
      }
      if (header.size() > width) {
        return header.subList(0, width);
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
      return isEmptyEnd(data) && (names.size() < width || names.getLast().isEmpty());
    }

    /// Whether each row ends with a separator.
    private boolean isEmptyEnd(List<List<String>> data) {
      return width > 1
          && !data.isEmpty()
          && data.stream().allMatch(row -> row.getLast().isEmpty());
    }

    /// Whether the first row holds numbers in even steps, as those of points or depths, and is far from the second:
    /// in a column three times as far as any two rows below are from each other, or once if it counts from 1, written
    /// without the decimals that the second has.
    private boolean areEvenNumbersFarAbove(List<List<String>> rows) {
      List<List<String>> whole =
          rows.stream().filter(row -> row.size() == width && row.stream().allMatch(this::isValue))
              .toList();
      if (width < 3 || whole.size() < 20 || whole.getFirst() != rows.getFirst()) {
        return false;
      }
      double step = value(whole.getFirst(), 1) - value(whole.getFirst(), 0);
      boolean far = false;
      for (int column = 0; column < width; column++) {
        double even = value(whole.getFirst(), 0) + column * step;
        if (step == 0 || Math.abs(value(whole.getFirst(), column) - even) > 1e-9 * Math.abs(step)) {
          return false;
        }
        double most = 0;
        for (int row = 2; row < whole.size(); row++) {
          most = Math.max(most,
              Math.abs(value(whole.get(row), column) - value(whole.get(row - 1), column)));
        }
        double jump = Math.abs(value(whole.get(1), column) - value(whole.get(0), column));
        boolean counts =
            step == 1 && even == column + 1 && isWhole(whole.get(0).get(column))
                && !isWhole(whole.get(1).get(column));
        far |= jump > (counts ? 1 : 3) * most;
      }
      return far;
    }

    private static boolean isWhole(String cell) {
      return cell.chars().allMatch(one -> one >= '0' && one <= '9');
    }

    private boolean isValue(String cell) {
      return numbers.isNumber(cell) && Double.isFinite(numbers.value());
    }

    private double value(List<String> row, int column) {
      return numbers.isNumber(row.get(column)) ? numbers.value() : Double.NaN;
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
      return cells.stream().allMatch(CsvDates::isDate) && !CsvDates.isYearFirst(cells) ? Kind.DATE
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
