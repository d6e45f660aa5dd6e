package chaoscast.core.options;

/// How the text of an option and its value correspond, for types beyond numbers, words and truth values.
///
/// A type names its form by [WrittenAs]; the form needs a constructor without parameters. Every record may then
/// have components of the type:
///
///     @WrittenAs(Degree.Form.class)
///     public sealed interface Degree {
///       record Fixed(int value) implements Degree {}
///       record Auto() implements Degree {}
///     }
///
/// @param <T> the type
public interface OptionForm<T> {
  /// @return what listings of options show as its type, such as `int|auto`
  String type();

  /// @return what text must be, such as `a whole number or auto`; a part of messages
  String constraint();

  /// @param name of the option, for messages
  /// @param text as the user wrote it
  /// @throws NumberFormatException           if the text is not of this form at all
  /// @throws chaoscast.core.InputException if it is, but out of range
  T read(String name, String text);

  /// @return text that [#read] turns into the value again
  String write(T value);
}
