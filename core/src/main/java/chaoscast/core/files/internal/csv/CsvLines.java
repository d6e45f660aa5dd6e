package chaoscast.core.files.internal.csv;

import chaoscast.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a file as ranges of one reused buffer, so that millions of them cost no objects.
///
/// A range has no spaces around it and neither `\n` nor `\r`.
final class CsvLines {
  /// A line of ten million numbers is shorter.
  private static final int LONGEST = 1 << 28;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private int start;
  private int end;
  private int number;

  CsvLines(InputStream in) {
    this.in = in;
  }

  /// @return whether there is another line, which then is the current one
  boolean next() throws IOException {
    int scan = position;
    while (true) {
      if (scan == limit) {
        int scanned = scan - position;
        if (!fill()) {
          scan = limit;
          break;
        }
        scan = position + scanned;
      }
      if (buffer[scan] == '\n') {
        break;
      }
      if (++scan - position > LONGEST) {
        throw new InputException(
            "line %d must be ≤ %d MB long but is longer: is this a text table?"
                .formatted(number + 1, LONGEST >> 20));
      }
    }
    if (scan == limit && scan == position) {
      return false;
    }
    start = position;
    end = scan;
    position = Math.min(scan + 1, limit);
    number++;
    skipByteOrderMark();
    trim();
    return true;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// @return the number of the current line in the file, from 1
  int number() {
    return number;
  }

  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  boolean isComment() {
    if (start >= end) {
      return false;
    }
    byte one = buffer[start];
    if (one == '#' || one == '%' || one == '!') {
      return true;
    }
    byte two = start + 1 < end ? buffer[start + 1] : 0;
    return one == '/' ? two == '/'
        : (one == '|' || one == '+' || one == '-')
            && (two == '-' || two == '=' || two == ' ' || two == ':' || two == '|')
            && CsvDialect.isRule(text());
  }

  String text() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  /// Moves what is left to the front, or makes room for a longer line, and reads on.
  private boolean fill() throws IOException {
    int left = limit - position;
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, left);
    } else if (left == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    position = 0;
    limit = left;
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(read, 0);
    return read > 0;
  }

  private void skipByteOrderMark() {
    if (number == 1
        && end - start >= 3
        && buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF) {
      start += 3;
    }
  }

  /// Not tabs, which may separate empty fields.
  private void trim() {
    while (start < end && buffer[start] == ' ') {
      start++;
    }
    while (end > start && (buffer[end - 1] == ' ' || buffer[end - 1] == '\r')) {
      end--;
    }
  }
}
