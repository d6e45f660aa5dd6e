package chaoscast.core;

/// Input that cannot be used: the message names the thing, its constraint and its actual value.
///
/// The command line prints the message as it stands and ends with exit code 2.
public class InputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
