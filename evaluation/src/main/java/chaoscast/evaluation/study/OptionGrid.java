package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Surrogates;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.protocol.Protocol;
import java.util.ArrayList;
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
  private static final OptionRange.Syntax SYNTAX =
      new OptionRange.Syntax(
          "key=lo:hi:n[:log] or key=a,b,c",
          "lo < hi, n in [2, %d] and, with log, lo > 0".formatted(MOST_VALUES),
          MOST_VALUES);

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
    return switch (OptionRange.parse(text, options, SYNTAX)) {
      case OptionRange.Words words -> new OptionGrid(words.option().name(), words.words());
      case OptionRange.Numbers numbers ->
          new OptionGrid(numbers.option().name(), values(numbers));
    };
  }

  private static List<String> values(OptionRange.Numbers range) {
    double low = range.low();
    double high = range.high();
    int count = range.count().orElseThrow();
    var values = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      double share = (double) i / (count - 1);
      double value =
          range.log() ? low * Math.pow(high / low, share) : low + (high - low) * share;
      // Twelve digits, as 0.1 + 0.2 is 0.3 to a reader; four in the logarithm.
      String digits = String.format(Locale.ROOT, range.log() ? "%.3e" : "%.11e", value);
      double shown = i == 0 ? low : i == count - 1 ? high : Double.parseDouble(digits);
      values.add(
          range.option().isWhole() ? Long.toString(Math.round(shown)) : NumberText.plain(shown));
    }
    return values.stream().distinct().toList();
  }
}
