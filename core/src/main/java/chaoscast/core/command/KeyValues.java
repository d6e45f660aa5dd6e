package chaoscast.core.command;

import chaoscast.core.InputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `key=value` arguments, such as those of `-s` and `-p`.
public final class KeyValues {
  private KeyValues() {}

  /// @param option    the option that they belong to, for messages
  /// @param arguments one `key=value` each
  /// @return values by key, in the order given
  /// @throws InputException for an argument without `=` or key, or a key that comes twice
  public static Map<String, String> parse(String option, List<String> arguments) {
    var values = new LinkedHashMap<String, String>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new InputException("%s must be key=value but was '%s'".formatted(option, argument));
      }
      String key = argument.substring(0, equals).strip();
      String value = argument.substring(equals + 1).strip();
      String before = values.putIfAbsent(key, value);
      if (before != null) {
        throw new InputException(
            "%s %s must be given once but was given as '%s' and as '%s'"
                .formatted(option, key, before, value));
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
