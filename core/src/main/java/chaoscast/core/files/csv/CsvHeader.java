package chaoscast.core.files.csv;

import chaoscast.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the first line of a CSV file says about its columns.
///
/// It is a header if a field is no number, or if the fields are 0, 1, 2 … as pandas numbers unnamed
/// columns.
///
/// @param separator `;`, `,`, tab, or a space for any run of blanks
/// @param present   whether the line is a header, not data
/// @param columns   the line's fields
record CsvHeader(char separator, boolean present, List<String> columns) {

  /// @param line the first line that is neither blank nor a comment
  static CsvHeader of(Path file, String line) {
    char separator = separator(line);
    List<String> fields = split(line, separator);
    boolean present = !fields.stream().allMatch(CsvNumbers::isNumber) || isCount(fields);
    if (present && fields.contains("")) {
      throw new InputException(
          "%s: every column must have a name but column %d has none (pandas: index=False)"
              .formatted(file, fields.indexOf("") + 1));
    }
    return new CsvHeader(separator, present, fields);
  }

  int count() {
    return columns.size();
  }

  /// @return the index of the column `time`, or else `t`, or −1
  int timeColumn() {
    for (int column = 0; present && column < count(); column++) {
      if (columns.get(column).equalsIgnoreCase("time")) {
        return column;
      }
    }
    return present ? columns.indexOf("t") : -1;
  }

  /// @return the names of the columns besides the time; empty without a header
  List<String> names() {
    List<String> names = new ArrayList<>(present ? columns : List.of());
    if (timeColumn() >= 0) {
      names.remove(timeColumn());
    }
    return names;
  }

  /// @return the column for messages, counted from 1, with its name
  String describe(int column) {
    String name = present && column < count() ? " (" + columns.get(column) + ")" : "";
    return "column " + (column + 1) + name;
  }

  private static char separator(String line) {
    String unquoted = line.replaceAll("\"[^\"]*\"", "");
    for (char candidate : new char[] {';', ',', '\t'}) {
      if (unquoted.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ' ';
  }

  private static List<String> split(String line, char separator) {
    List<String> fields = new ArrayList<>();
    var field = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : separator;
      boolean splits = separator == ' ' ? Character.isWhitespace(c) : c == separator;
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"' && (quoted || field.toString().isBlank())) {
        quoted = !quoted;
        wasQuoted = true;
      } else if (i == line.length() || (splits && !quoted)) {
        if (separator != ' ' || !field.isEmpty()) {
          fields.add(wasQuoted ? field.toString() : field.toString().strip());
        }
        field.setLength(0);
        wasQuoted = false;
      } else {
        field.append(c);
      }
    }
    return fields;
  }

  private static boolean isCount(List<String> fields) {
    for (int column = 0; column < fields.size(); column++) {
      if (!fields.get(column).equals(Integer.toString(column))) {
        return false;
      }
    }
    return fields.size() >= 2;
  }
}
