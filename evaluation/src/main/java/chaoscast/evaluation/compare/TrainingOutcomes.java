package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What training gave, one outcome a contestant, in the order asked for.
///
/// @param all outcomes
public record TrainingOutcomes(List<TrainingOutcome> all) {

  public TrainingOutcomes {
    all = List.copyOf(all);
  }

  /// @return surrogates that can forecast
  public List<TrainedContestant> trained() {
    return all.stream()
        .filter(TrainedContestant.class::isInstance)
        .map(TrainedContestant.class::cast)
        .toList();
  }

  /// @return those that can be scored, recorded forecasts among them
  public List<ReadyContestant> ready() {
    return all.stream()
        .filter(ReadyContestant.class::isInstance)
        .map(ReadyContestant.class::cast)
        .toList();
  }

  /// @return with further ones, behind these
  public TrainingOutcomes with(List<? extends TrainingOutcome> further) {
    return new TrainingOutcomes(Stream.concat(all.stream(), further.stream()).toList());
  }

  /// @return those that cannot
  public List<FailedContestant> failed() {
    return all.stream()
        .filter(FailedContestant.class::isInstance)
        .map(FailedContestant.class::cast)
        .toList();
  }

  /// Throws if no contestant can forecast: what a single one threw, or the reasons of all.
  ///
  /// @return the same outcomes, at least one of which is a surrogate, or none was asked for
  /// @throws InputException        if the input is the reason for each failure
  /// @throws IllegalStateException if there are other reasons
  public TrainingOutcomes requireAny() {
    List<FailedContestant> failed = failed();
    if (failed.isEmpty() || failed.size() < all.size()) {
      return this;
    }
    if (failed.size() == 1) {
      switch (failed.getFirst().cause()) {
        case RuntimeException only -> throw only;
        case Error only -> throw only;
        case Throwable only -> throw new IllegalStateException(only);
      }
    }
    String message =
        failed.stream()
            .map(one -> "%s: %s; %s".formatted(one.label(), one.reason(), one.cure()))
            .collect(Collectors.joining(". ", "no surrogate could be trained. ", ""));
    throw failed.stream().allMatch(one -> one.cause() instanceof InputException)
        ? new InputException(message)
        : new IllegalStateException(message, failed.getFirst().cause());
  }
}
