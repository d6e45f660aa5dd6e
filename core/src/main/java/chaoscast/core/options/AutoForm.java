package chaoscast.core.options;

/// A number, or the word `auto` where training finds it.
///
/// @param <T> type of the option
public abstract class AutoForm<T> implements OptionForm<T> {
  /// The word.
  protected static final String AUTO = "auto";

  private final String type;
  private final String number;
  private final T auto;

  /// @param type   of the number, as help shows it, such as `int`
  /// @param number the same in words, such as "a whole number"
  /// @param auto   what the word stands for
  protected AutoForm(String type, String number, T auto) {
    this.type = type;
    this.number = number;
    this.auto = auto;
  }

  /// @throws NumberFormatException if the text is no such number
  protected abstract T read(String text);

  @Override
  public final String type() {
    return type + "|" + AUTO;
  }

  @Override
  public final String constraint() {
    return number + " or " + AUTO;
  }

  @Override
  public final T read(String name, String text) {
    return text.equals(AUTO) ? auto : read(text);
  }
}
