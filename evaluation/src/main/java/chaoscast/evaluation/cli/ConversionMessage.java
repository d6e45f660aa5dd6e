package chaoscast.evaluation.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// What is wrong with an option's value in the words that every other message has: name, constraint,
/// actual value. picocli's own speak of Java's types.
final class ConversionMessage {
  private static final Pattern OWN_WORDS = Pattern.compile("Invalid value for .*?: (must .*)");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE].*)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private ConversionMessage() {}

  /// @return empty if the failure is another than of a conversion
  static Optional<String> of(ParameterException failure) {
    ArgSpec argument = failure.getArgSpec();
    String value = failure.getValue();
    if (argument == null || value == null) {
      return Optional.empty();
    }
    Matcher own = OWN_WORDS.matcher(failure.getMessage());
    if (own.matches()) {
      return Optional.of(name(argument) + " " + own.group(1));
    }
    return constraint(argument.auxiliaryTypes()[0], value)
        .map(
            constraint -> "%s must be %s but was '%s'".formatted(name(argument), constraint,
                value));
  }

  private static Optional<String> constraint(Class<?> type, String value) {
    boolean whole = WHOLE.matcher(value).matches();
    if (type == int.class || type == Integer.class) {
      return Optional.of(
          whole
              ? "a number in [%d, %d]".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE)
              : "a whole number");
    }
    if (type == long.class || type == Long.class) {
      return Optional.of(
          whole
              ? "a number in [%d, %d]".formatted(Long.MIN_VALUE, Long.MAX_VALUE)
              : "a whole number");
    }
    if (type == double.class || type == Double.class) {
      boolean comma = DECIMAL_COMMA.matcher(value).matches();
      return Optional.of(comma ? "a number with a decimal point" : "a number");
    }
    return Optional.empty();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
