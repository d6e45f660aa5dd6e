package chaoscast.core.files.internal.array;

import chaoscast.core.InputException;
import chaoscast.core.files.table.Digits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One number of a record of NumPy, or a word, which is passed over. Dates and times passed (`datetime64`,
/// `timedelta64`) are in seconds; of months and years, in these.
///
/// @param name   of the field, or empty
/// @param kind   `f`, `i`, `u`, `b`, `M` for dates, `m` for times passed, `V` for what is passed over
/// @param bytes  that it takes
/// @param order  of its bytes
/// @param clock  seconds of one unit of a date; negative: how many units a second has
record NpyField(String name, char kind, int bytes, ByteOrder order, double clock) {
  private static final Pattern NUMBER = Pattern.compile("[<>=|]?([fiub])([1248])");
  private static final Pattern TIME =
      Pattern.compile("[<>=|]?([Mm])8\\[(\\d*)(Y|M|W|D|h|m|s|ms|us|ns|ps)\\]");
  private static final Pattern WORD = Pattern.compile("[<>=|]?([USV])(\\d{1,7})");
  private static final List<String> UNITS =
      List.of("W", "D", "h", "m", "s", "ms", "us", "ns", "ps");
  private static final double[] SECONDS =
      {604_800, 86_400, 3600, 60, 1, -1e3, -1e6, -1e9, -1e12};

  /// @return the field of an array without fields, which is no word
  static NpyField only(String type) {
    NpyField field = of("", type);
    if (!field.isNumber()) {
      throw refusal(type);
    }
    return field;
  }

  static NpyField of(String name, String type) {
    ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    Matcher number = NUMBER.matcher(type);
    if (number.matches()) {
      return new NpyField(name, number.group(1).charAt(0), number.group(2).charAt(0) - '0', order,
          1);
    }
    Matcher time = TIME.matcher(type);
    if (time.matches()) {
      int unit = UNITS.indexOf(time.group(3));
      double one = unit < 0 ? 1 : SECONDS[unit];
      double many = time.group(2).isEmpty() ? 1 : Double.parseDouble(time.group(2));
      return new NpyField(name, unit < 0 ? 'm' : time.group(1).charAt(0), 8, order,
          one > 0 ? one * many : one / many);
    }
    Matcher word = WORD.matcher(type);
    if (word.matches()) {
      int length = Integer.parseInt(word.group(2));
      return new NpyField(name, 'V', word.group(1).equals("U") ? 4 * length : length, order, 1);
    }
    throw refusal(type);
  }

  private static InputException refusal(String type) {
    boolean complex = type.contains("c");
    String what =
        type.contains("O") ? " (Python objects): save arrays of numbers with np.savez"
            : complex ? " (complex numbers): save its .real and .imag as columns"
                : type.matches(".*[US]\\d+") ? " (words)" : ": save it with .astype(float)";
    return new InputException(
        "an array must hold real numbers of up to 64 bits but holds numpy's '%s'%s"
            .formatted(type, what));
  }

  boolean isNumber() {
    return kind != 'V';
  }

  boolean isDate() {
    return kind == 'M';
  }

  double read(ByteBuffer buffer) {
    buffer.order(order);
    return switch (kind) {
      case 'f' -> bytes == 8 ? buffer.getDouble()
          : bytes == 4 ? buffer.getFloat() : Float.float16ToFloat(buffer.getShort());
      case 'b' -> buffer.get() == 0 ? 0 : 1;
      case 'M', 'm' -> time(buffer.getLong());
      default -> integer(buffer);
    };
  }

  /// @return NaN for "not a time"
  private double time(long value) {
    return value == Long.MIN_VALUE ? Double.NaN : clock > 0 ? value * clock : value / -clock;
  }

  private double integer(ByteBuffer buffer) {
    boolean signed = kind == 'i';
    return switch (bytes) {
      case 1 -> signed ? buffer.get() : buffer.get() & 0xff;
      case 2 -> signed ? buffer.getShort() : buffer.getShort() & 0xffff;
      case 4 -> signed ? buffer.getInt() : buffer.getInt() & 0xffffffffL;
      default -> {
        long value = buffer.getLong();
        yield signed || value >= 0 ? value : 2.0 * (value >>> 1) + (value & 1);
      }
    };
  }

  Digits digits() {
    return switch (kind) {
      case 'f' -> bytes == 8 ? Digits.BINARY64 : bytes == 4 ? Digits.BINARY32 : Digits.BINARY16;
      case 'M', 'm' -> new Digits(clock > 0 ? 0 : Math.min(6, (int) Math.ceil(Math.log10(-clock))),
          19);
      default -> Digits.WHOLE;
    };
  }
}
