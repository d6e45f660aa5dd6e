package chaoscast.core;

import java.util.Optional;

/// Input that cannot be used: the message names the thing, its constraint and its actual value.
///
/// The command line prints the message as it stands and ends with exit code 2.
public class InputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

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
    super(cure.isEmpty() ? problem : problem + "; " + cure, cause);
    this.problem = problem;
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
