package chaoscast.evaluation.search;

import chaoscast.core.InputException;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.study.OptionRange;
import java.util.List;
import java.util.Locale;

/// One option of a surrogate and where its best value is looked for: a place in [0, 1] stands for each.
///
///     ridge=1e-8:1e-2:log        every number between, evenly spaced in the logarithm
///     degree=2:6                 every whole number between, as the option is one
///     target=state,increment     these
public sealed interface SearchOption {
  /// As the command line has it.
  OptionRange.Syntax SYNTAX =
      new OptionRange.Syntax(
          "key=lo:hi[:log] or key=a,b,c", "lo < hi and, with log, lo > 0", 0);

  /// @return name of the option
  String key();

  /// @param place in [0, 1]
  /// @return the value there, as the surrogate reads it
  String value(double place);

  /// Every number between two.
  ///
  /// @param key  of the option
  /// @param low  first value
  /// @param high last value, > `low`
  /// @param log  whether the logarithm is evenly spaced; then `low` > 0
  /// @param whole whether only whole numbers are values
  record Range(String key, double low, double high, boolean log, boolean whole)
      implements SearchOption {
    @Override
    public String value(double place) {
      double share = Math.clamp(place, 0, 1);
      if (whole && !log) {
        return Long.toString((long) Math.min(high, Math.floor(low + share * (high - low + 1))));
      }
      double value = log ? low * Math.pow(high / low, share) : low + share * (high - low);
      return whole
          ? Long.toString(Math.round(value))
          : NumberText.plain(Double.parseDouble(String.format(Locale.ROOT, "%.5e", value)));
    }
  }

  /// One of some values.
  ///
  /// @param key    of the option
  /// @param values in the order given
  record Choice(String key, List<String> values) implements SearchOption {
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public String value(double place) {
      int index = (int) Math.floor(Math.clamp(place, 0, 1) * values.size());
      return values.get(Math.min(values.size() - 1, index));
    }
  }

  /// @param text    `key=lo:hi[:log]` or `key=a,b,c`
  /// @param options of the surrogate
  /// @throws InputException with the nearest name for an unknown option, or saying what the text must be
  static SearchOption parse(String text, List<OptionDescription> options) {
    return switch (OptionRange.parse(text, options, SYNTAX)) {
      case OptionRange.Words words -> new Choice(words.option().name(), words.words());
      case OptionRange.Numbers numbers ->
          new Range(
              numbers.option().name(),
              numbers.low(),
              numbers.high(),
              numbers.log(),
              numbers.option().isWhole());
    };
  }
}
