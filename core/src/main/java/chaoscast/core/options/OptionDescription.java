package chaoscast.core.options;

/// One option as a user sees it.
///
/// @param name         the key, in lower camel case
/// @param type         `int`, `number`, `true|false`, the words that are allowed, such as `normal|qr`, or
///                     both, such as `int|auto`
/// @param defaultValue the value when it is not given
/// @param meaning      one line with its range
public record OptionDescription(String name, String type, String defaultValue, String meaning) {

  /// @return whether a number given for it must be whole
  public boolean isWhole() {
    return type.equals("int") || type.startsWith("int|");
  }
}
