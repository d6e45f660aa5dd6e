package chaoscast.core.files.internal.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The fields of a line as ranges of its bytes, without the blanks and quotes around them.
final class CsvFields {
  private final char separator;
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int count;

  /// @param separator a sign, or a space for any run of blanks
  CsvFields(char separator) {
    this.separator = separator;
  }

  /// @return the texts of a line's fields, without a comment behind them
  static List<String> of(String line, char separator) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    var fields = new CsvFields(separator);
    fields.split(bytes, 0, EndComment.start(bytes, 0, bytes.length, separator));
    var texts = new ArrayList<String>();
    for (int i = 0; i < fields.count; i++) {
      texts.add(fields.text(bytes, i));
    }
    return texts;
  }

  /// @param start of the line
  /// @param end   of the line, excluded
  void split(byte[] bytes, int start, int end) {
    count = 0;
    int at = start;
    int limit = end;
    while (separator == ' ' && at < limit && splits(bytes[at])) {
      at++;
    }
    while (separator == ' ' && limit > at && splits(bytes[limit - 1])) {
      limit--;
    }
    while (at <= limit) {
      int stop = stop(bytes, at, limit);
      add(bytes, at, stop);
      at = stop + 1;
      while (separator == ' ' && at < limit && splits(bytes[at])) {
        at++;
      }
    }
  }

  int count() {
    return count;
  }

  int from(int field) {
    return from[field];
  }

  int to(int field) {
    return to[field];
  }

  String text(byte[] bytes, int field) {
    String text =
        new String(bytes, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    return text.indexOf('"') < 0 ? text : text.replace("\"\"", "\"");
  }

  private int stop(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && isBlank(bytes[at]) && !splits(bytes[at])) {
      at++;
    }
    if (at < end && bytes[at] == '"') {
      int quote = at + 1;
      while (quote < end && (bytes[quote] != '"'
          || (quote + 1 < end && bytes[quote + 1] == '"'))) {
        quote += bytes[quote] == '"' ? 2 : 1;
      }
      at = quote < end ? quote : at;
    }
    while (at < end && !splits(bytes[at])) {
      at++;
    }
    return at;
  }

  private void add(byte[] bytes, int start, int stop) {
    int first = start;
    int last = stop;
    while (first < last && isBlank(bytes[first])) {
      first++;
    }
    while (last > first && isBlank(bytes[last - 1])) {
      last--;
    }
    if (last - first >= 2 && bytes[first] == '\'' && bytes[last - 1] == '\'') {
      first++;
      last--;
    }
    if (last - first >= 2 && bytes[first] == '"' && bytes[last - 1] == '"') {
      first++;
      last--;
      if (separator != ' ') {
        boolean number = true;
        for (int i = first; i < last; i++) {
          number &= bytes[i] < 'A' && bytes[i] >= 0;
        }
        // Blanks within quotes belong to a word, not to a number.
        while (number && first < last && isBlank(bytes[first])) {
          first++;
        }
        while (number && last > first && isBlank(bytes[last - 1])) {
          last--;
        }
      }
    }
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    from[count] = first;
    to[count++] = last;
  }

  private boolean splits(byte one) {
    return one == separator || (separator == ' ' && one == '\t');
  }

  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\t' || one == '\r';
  }
}
