package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One option of a surrogate and the values that a study gives it.
///
///     spectralRadius=0.1:1.3:7        seven values, evenly spaced
///     ridge=1e-8:1e-2:7:log           seven values, evenly spaced in the logarithm
///     target=state,increment          these
///
/// @param key    of the option
/// @param values as the surrogate reads them; whole numbers where the option is one, without
///               repetitions
public record OptionGrid(String key, List<String> values) {

  public OptionGrid {
    values = List.copyOf(values);
  }

  /// @param text    `key=lo:hi:n[:log]` or `key=a,b,c`
  /// @param options of the surrogate
  /// @throws InputException with the nearest name for an unknown option, or saying what the text must be
  public static OptionGrid parse(String text, List<OptionDescription> options) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw malformed(text);
    }
    String key = text.substring(0, equals).strip();
    OptionDescription option =
        options.stream()
            .filter(known -> known.name().equals(key))
            .findFirst()
            .orElseThrow(
                () -> NearestName.unknown(
                    "option", key, options.stream().map(OptionDescription::name).toList()));
    String values = text.substring(equals + 1).strip();
    if (!values.contains(":")) {
      return new OptionGrid(
          key, Arrays.stream(values.split(",", -1)).map(String::strip).distinct().toList());
    }
    return new OptionGrid(key, range(text, values.split(":", -1), option.isWhole()));
  }

  private static List<String> range(String text, String[] parts, boolean whole) {
    if (parts.length < 3 || parts.length > 4 || (parts.length == 4 && !parts[3].equals("log"))) {
      throw malformed(text);
    }
    double low;
    double high;
    int count;
    try {
      low = Double.parseDouble(parts[0]);
      high = Double.parseDouble(parts[1]);
      count = Integer.parseInt(parts[2]);
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
    boolean log = parts.length == 4;
    if (!(low < high) || count < 2 || (log && low <= 0) || !Double.isFinite(high - low)) {
      throw new InputException(
          "-p must have lo < hi, n ≥ 2 and, with log, lo > 0 but was '%s'".formatted(text));
    }
    var values = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      double share = (double) i / (count - 1);
      double value =
          log ? low * Math.pow(high / low, share) : low + (high - low) * share;
      // Twelve digits: 0.1 + 0.2 is 0.3 to a reader.
      double shown = Double.parseDouble(String.format(Locale.ROOT, "%.11e", value));
      values.add(whole ? Long.toString(Math.round(shown)) : Double.toString(shown));
    }
    return values.stream().distinct().toList();
  }

  private static InputException malformed(String text) {
    return new InputException(
        "-p must be key=lo:hi:n[:log] or key=a,b,c but was '%s'".formatted(text));
  }
}
