package chaoscast.core;

import chaoscast.core.text.PlainText;
import java.util.Optional;

/// Input that cannot be used: the message names the thing, its constraint and its actual value.
///
/// The command line prints the message and ends with exit code 2. Quoted parts of it that are long are shortened.
public class InputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 200;

  private final String problem;
  private final String cure;

  public InputException(String message) {
    this(message, "", null);
  }

  public InputException(String message, Throwable cause) {
    this(message, "", cause);
  }

  /// With a cure of its own; the message is `problem; cure`.
  ///
  /// @param problem the thing, its constraint and its actual value
  /// @param cure    what mends it, such as `set ridge ≥ 1e-6`
  public InputException(String problem, String cure) {
    this(problem, cure, null);
  }

  private InputException(String problem, String cure, Throwable cause) {
    super(
        PlainText.shortened(cure.isEmpty() ? problem : problem + "; " + cure, LONGEST_QUOTE),
        cause);
    this.problem = PlainText.shortened(problem, LONGEST_QUOTE);
    this.cure = cure;
  }

  /// @return the message without the cure
  public String problem() {
    return problem;
  }

  /// @return what mends it, where the message knows
  public Optional<String> cure() {
    return cure.isEmpty() ? Optional.empty() : Optional.of(cure);
  }
}
