package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.text.DecimalNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// An option of a surrogate and the values that may stand for it, as users write both.
///
///     target=state,increment          these words
///     ridge=1e-8:1e-2:log             every number between, evenly spaced in the logarithm
///     ridge=1e-8:1e-2:7:log           seven of these
public sealed interface OptionRange {
  /// @return the option
  OptionDescription option();

  /// Some words, without repetitions.
  ///
  /// @param option the option
  /// @param words  in the order given
  record Words(OptionDescription option, List<String> words) implements OptionRange {
    public Words {
      words = List.copyOf(words);
    }
  }

  /// The numbers between two.
  ///
  /// @param option the option
  /// @param low    first value
  /// @param high   last value, > `low`
  /// @param count  how many of them, if it was given
  /// @param log    whether the logarithm is evenly spaced; then `low` > 0
  record Numbers(
      OptionDescription option, double low, double high, OptionalInt count, boolean log)
      implements OptionRange {}

  /// What a command takes, for its messages.
  ///
  /// @param syntax     such as `key=lo:hi[:log] or key=a,b,c`
  /// @param constraint on the numbers of a range, such as `lo < hi and, with log, lo > 0`
  /// @param mostCount  greatest number of values of a range; 0 where none may be given
  record Syntax(String syntax, String constraint, int mostCount) {
    private InputException malformed(String text) {
      return new InputException("-p must be %s but was '%s'".formatted(syntax, text));
    }

    private InputException outOfRange(String text) {
      return new InputException("-p must have %s but was '%s'".formatted(constraint, text));
    }
  }

  /// @param text    `key=…`
  /// @param options that there are
  /// @param syntax  of the command
  /// @throws InputException with the nearest name for an unknown option, or saying what the text must be
  static OptionRange parse(String text, List<OptionDescription> options, Syntax syntax) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw syntax.malformed(text);
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
    if (values.contains(":")) {
      return numbers(text, option, values.split(":", -1), syntax);
    }
    List<String> words =
        Arrays.stream(values.split(",", -1)).map(String::strip).distinct().toList();
    if (words.contains("")) {
      throw syntax.malformed(text);
    }
    return new Words(option, words);
  }

  private static Numbers numbers(
      String text, OptionDescription option, String[] parts, Syntax syntax) {
    int fixed = syntax.mostCount() > 0 ? 3 : 2;
    boolean log = parts.length == fixed + 1 && parts[fixed].equals("log");
    if (parts.length != fixed && !log) {
      throw syntax.malformed(text);
    }
    double low;
    double high;
    OptionalInt count;
    try {
      low = DecimalNumbers.real(parts[0]);
      high = DecimalNumbers.real(parts[1]);
      count = fixed == 3 ? OptionalInt.of(DecimalNumbers.whole(parts[2])) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      throw syntax.malformed(text);
    }
    boolean counted = count.isEmpty()
        || (count.getAsInt() >= 2 && count.getAsInt() <= syntax.mostCount());
    if (!(low < high) || !Double.isFinite(high - low) || (log && low <= 0) || !counted) {
      throw syntax.outOfRange(text);
    }
    return new Numbers(option, low, high, count, log);
  }
}
