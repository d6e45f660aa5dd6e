package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import java.util.List;
import java.util.stream.Collectors;

/// What training gave, one outcome a contestant, in the order asked for.
///
/// @param all outcomes
public record TrainingOutcomes(List<TrainingOutcome> all) {

  public TrainingOutcomes {
    all = List.copyOf(all);
  }

  /// @return those that can forecast
  public List<TrainedContestant> trained() {
    return all.stream()
        .filter(TrainedContestant.class::isInstance)
        .map(TrainedContestant.class::cast)
        .toList();
  }

  /// @return those that cannot
  public List<FailedContestant> failed() {
    return all.stream()
        .filter(FailedContestant.class::isInstance)
        .map(FailedContestant.class::cast)
        .toList();
  }

  /// Where at least one contestant can forecast, nothing happens.
  ///
  /// @throws InputException if none can, and the input is the reason for each
  /// @throws IllegalStateException if none can, for other reasons
  public TrainingOutcomes requireAny() {
    List<FailedContestant> failed = failed();
    if (failed.isEmpty() || failed.size() < all.size()) {
      return this;
    }
    if (failed.size() == 1 && failed.getFirst().cause() instanceof InputException only) {
      throw only;
    }
    String reasons =
        failed.stream()
            .map(one -> "%s: %s; %s".formatted(one.label(), one.reason(), one.cure()))
            .collect(Collectors.joining("\n  "));
    String message = "no surrogate could be trained:\n  " + reasons;
    throw failed.stream().allMatch(one -> one.cause() instanceof InputException)
        ? new InputException(message)
        : new IllegalStateException(message, failed.getFirst().cause());
  }
}
