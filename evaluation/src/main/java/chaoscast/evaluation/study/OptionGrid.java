package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Surrogates;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.evaluation.protocol.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One option of a surrogate, or of the protocol, and the values that a study gives it.
///
///     spectralRadius=0.1:1.3:7        seven values, evenly spaced
///     ridge=1e-8:1e-2:7:log           seven values, evenly spaced in the logarithm
///     target=state,increment          these
///
/// @param key    of the option
/// @param values as the surrogate reads them; whole numbers where the option is one, without
///               repetitions
public record OptionGrid(String key, List<String> values) {
  /// More than a study has time for: a number with a zero too many, or two places exchanged.
  private static final int MOST_VALUES = 10_000;

  public OptionGrid {
    values = List.copyOf(values);
  }

  /// Every combination of the grids' values, the last changing first.
  static List<Map<String, String>> product(List<OptionGrid> grids) {
    List<Map<String, String>> points = List.of(Map.of());
    for (OptionGrid grid : grids) {
      var longer = new ArrayList<Map<String, String>>();
      for (Map<String, String> point : points) {
        for (String value : grid.values()) {
          var next = new LinkedHashMap<>(point);
          next.put(grid.key(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }

  /// What a study of a surrogate can range over: the surrogate's options and the protocol's. Where both
  /// have a name it is the surrogate's, but for the warm-up, which a protocol may fix.
  ///
  /// @param surrogate name of its provider
  public static List<OptionDescription> options(String surrogate, Protocol protocol) {
    Set<String> keys = protocolKeys(surrogate, protocol);
    return Stream.concat(
        Surrogates.provider(surrogate).options().stream()
            .filter(option -> !keys.contains(option.name())),
        ProtocolVariation.options(protocol).stream()
            .filter(option -> keys.contains(option.name())))
        .toList();
  }

  /// @return names of the options that are the protocol's
  static Set<String> protocolKeys(String surrogate, Protocol protocol) {
    var keys =
        ProtocolVariation.options(protocol).stream()
            .map(OptionDescription::name)
            .collect(Collectors.toCollection(HashSet::new));
    Surrogates.provider(surrogate).options().stream()
        .map(OptionDescription::name)
        .filter(name -> !name.equals("warmUp"))
        .forEach(keys::remove);
    return keys;
  }

  /// @param text    `key=lo:hi:n[:log]` or `key=a,b,c`
  /// @param options that there are
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
    if (!(low < high) || count < 2 || count > MOST_VALUES || (log && low <= 0)
        || !Double.isFinite(high - low)) {
      throw new InputException(
          "-p must have lo < hi, n in [2, %d] and, with log, lo > 0 but was '%s'"
              .formatted(MOST_VALUES, text));
    }
    var values = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      double share = (double) i / (count - 1);
      double value =
          log ? low * Math.pow(high / low, share) : low + (high - low) * share;
      // Twelve digits, as 0.1 + 0.2 is 0.3 to a reader; four in the logarithm.
      String digits = String.format(Locale.ROOT, log ? "%.3e" : "%.11e", value);
      double shown = i == 0 ? low : i == count - 1 ? high : Double.parseDouble(digits);
      values.add(whole ? Long.toString(Math.round(shown)) : Double.toString(shown));
    }
    return values.stream().distinct().toList();
  }

  private static InputException malformed(String text) {
    return new InputException(
        "-p must be key=lo:hi:n[:log] or key=a,b,c but was '%s'".formatted(text));
  }
}
