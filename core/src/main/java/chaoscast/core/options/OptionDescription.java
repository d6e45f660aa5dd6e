package chaoscast.core.options;

/// One option as a user sees it.
///
/// @param name         the key, in lower camel case
/// @param type         `int`, `number`, `true|false`, or the words that are allowed, such as `normal|qr`
/// @param defaultValue the value when it is not given
/// @param meaning      one line with its range
public record OptionDescription(String name, String type, String defaultValue, String meaning) {}
