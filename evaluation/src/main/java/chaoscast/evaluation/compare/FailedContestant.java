package chaoscast.evaluation.compare;

import chaoscast.core.InputException;

/// A contestant that could not be trained.
///
/// @param label     what it is called in tables and figures
/// @param surrogate name of its provider, or the label where it has none
/// @param reason    what stood in the way: name, constraint, actual value
/// @param cure      what would mend it
/// @param cause     what training threw
public record FailedContestant(
    String label, String surrogate, String reason, String cure, Throwable cause)
    implements TrainingOutcome {

  private static final String UNKNOWN = "change its options or the training data, or leave it out";
  private static final String MORE_MEMORY =
      "give the JVM more memory with -Xmx, or use fewer features";

  /// @param contestant that failed
  /// @param cause      what training threw
  static FailedContestant of(Contestant contestant, Throwable cause) {
    return of(contestant.label(), contestant.surrogate(), cause);
  }

  /// @param label     what it is called
  /// @param surrogate name of its provider
  /// @param cause     what it threw
  static FailedContestant of(String label, String surrogate, Throwable cause) {
    return switch (cause) {
      case InputException input ->
          new FailedContestant(
              label, surrogate, input.problem(), input.cure().orElse(UNKNOWN), cause);
      case OutOfMemoryError error ->
          new FailedContestant(
              label, surrogate, "out of memory (%s)".formatted(error.getMessage()), MORE_MEMORY,
              cause);
      default ->
          new FailedContestant(
              label,
              surrogate,
              "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()),
              UNKNOWN,
              cause);
    };
  }
}
