package chaoscast.core.files.internal.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as other tools write them: `1`, `-1.5e-3`, Fortran's `1.5D-03`, `true`; `nan`, `NA`, `null`, `None`
/// and an empty cell for what is missing; `inf`. Hexadecimal floats, digits that are not ASCII and `1d` are
/// no numbers. Signs between thousands are passed over where they are known. Parses ranges of bytes without an object where it can: a mantissa below 2⁵³ times a
/// power of ten up to 22 is exact in one operation.
final class CsvNumbers {
  private static final Set<String> MISSING =
      Set.of("", "nan", "na", "n/a", "#n/a", "<na>", "null", "none", "nil", "missing", "-", "--",
          "---", "?", ".", "*", "**", "***", "n.a.", "nd", "n.d.", "n/d", "nat", "#div/0!",
          "#value!",
          "#ref!", "#name?", "#num!", "#null!", "1.#qnan", "-1.#qnan", "1.#ind", "-1.#ind");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");
  private static final int WORD = 12;
  /// − in UTF-8.
  private static final byte[] MINUS = {(byte) 0xE2, (byte) 0x88, (byte) 0x92};
  private static final Pattern QUANTITY =
      Pattern.compile(
          "([-+−]?\\d[\\d.,]*(?:[eE][-+]?\\d+)?)(?:\\s+[\\p{L}µΩ°%/][\\p{L}µΩ°%/²³^·\\d-]{0,7}|[%°]\\p{L}?)");
  /// No sign between thousands.
  static final char NONE = 0;
  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private final byte decimalPoint;
  private final byte between;
  private double value;
  private int decimals;
  private int significant;

  /// @param decimalPoint `.` or `,`
  CsvNumbers(char decimalPoint) {
    this(decimalPoint, NONE);
  }

  /// @param decimalPoint `.` or `,`
  /// @param between      sign between thousands, or [#NONE]
  CsvNumbers(char decimalPoint, char between) {
    this.decimalPoint = (byte) decimalPoint;
    this.between = (byte) between;
  }

  /// @return whether the range is a number, which then is [#value]: NaN where it is missing
  boolean parse(byte[] bytes, int from, int to) {
    decimals = 0;
    significant = 0;
    int at = from;
    boolean negative = false;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      negative = bytes[at] == '-';
      at++;
    } else if (isMinus(bytes, at, to)) {
      negative = true;
      at += MINUS.length;
    }
    int unsigned = at;
    long mantissa = 0;
    int digits = 0;
    int scale = 0;
    boolean point = false;
    for (; at < to; at++) {
      byte one = bytes[at];
      if (one >= '0' && one <= '9') {
        digits++;
        significant += significant > 0 || one != '0' ? 1 : 0;
        scale += point ? 1 : 0;
        if (significant <= 18) {
          mantissa = 10 * mantissa + (one - '0');
        }
      } else if (one == decimalPoint && !point) {
        point = true;
      } else if (point || !isBetween(bytes, from, at, to)) {
        break;
      }
    }
    if (digits == 0) {
      return word(bytes, from, to);
    }
    int exponent = 0;
    if (at < to) {
      byte sign = bytes[at++];
      boolean raised = sign == 'e' || sign == 'E' || sign == 'd' || sign == 'D';
      boolean down = at < to && bytes[at] == '-';
      if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
        at++;
      }
      if (!raised || at == to) {
        return word(bytes, from, to);
      }
      for (; at < to; at++) {
        if (bytes[at] < '0' || bytes[at] > '9') {
          return word(bytes, from, to);
        }
        exponent = Math.min(100_000, 10 * exponent + (bytes[at] - '0'));
      }
      exponent = down ? -exponent : exponent;
    }
    decimals = Math.max(0, scale - exponent);
    int power = exponent - scale;
    if (significant <= 18 && mantissa < 1L << 53 && Math.abs(power) < POWERS.length) {
      double magnitude = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
      value = negative ? -magnitude : magnitude;
    } else {
      double magnitude = Double.parseDouble(text(bytes, unsigned, to));
      value = negative ? -magnitude : magnitude;
    }
    return true;
  }

  /// Whether a minus of typesetters stands there, or a dash in its place.
  private static boolean isMinus(byte[] bytes, int at, int to) {
    return to - at > MINUS.length && bytes[at] == MINUS[0]
        && ((bytes[at + 1] == MINUS[1] && bytes[at + 2] == MINUS[2])
            || (bytes[at + 1] == (byte) 0x80 && bytes[at + 2] == (byte) 0x93));
  }

  /// @return length of the number at the beginning of a cell that ends with a unit behind a blank, or with a sign such as %;
  ///     -1 if the cell is none
  static int beforeUnit(String cell) {
    Matcher matcher = QUANTITY.matcher(cell);
    return matcher.matches() ? matcher.end(1) : -1;
  }

  /// Whether a sign between thousands stands there: behind up to three digits, or three since the last, and
  /// before three.
  private boolean isBetween(byte[] bytes, int from, int at, int to) {
    if (between == NONE || bytes[at] != between || digits(bytes, at + 1, to) != 3) {
      return false;
    }
    int before = at;
    while (before > from && isDigit(bytes[before - 1])) {
      before--;
    }
    boolean first = before == from || bytes[before - 1] != between;
    return first ? at - before >= 1 && at - before <= 3 && bytes[before] != '0' : at - before == 3;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isDigit(bytes[at])) {
      at++;
    }
    return at - from;
  }

  private static boolean isDigit(byte one) {
    return one >= '0' && one <= '9';
  }

  /// @return the last number; NaN where it is missing
  double value() {
    return value;
  }

  /// @return digits after the decimal point
  int decimals() {
    return decimals;
  }

  /// @return digits from the first that is not 0
  int significant() {
    return significant;
  }

  /// @return whether the text is a number or stands for none
  boolean isNumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /// @return whether the text stands for no value
  static boolean isMissing(String text) {
    return text.length() <= WORD && MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  private String text(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    String plain = between == NONE ? text : text.replace(Character.toString((char) between), "");
    return plain.replace((char) decimalPoint, '.').replace('d', 'e').replace('D', 'e');
  }

  private boolean word(byte[] bytes, int from, int to) {
    if (to - from > WORD) {
      return false;
    }
    String word =
        new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    decimals = 0;
    significant = 0;
    if (isMissing(word)) {
      value = Double.NaN;
    } else if (word.equals("true") || word.equals("false")) {
      value = word.equals("true") ? 1 : 0;
    } else {
      boolean signed = word.startsWith("-") || word.startsWith("+");
      String bare = signed ? word.substring(1) : word;
      if (!INFINITE.contains(bare)) {
        value = Double.NaN;
        return bare.equals("nan");
      }
      value = word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return true;
  }
}
