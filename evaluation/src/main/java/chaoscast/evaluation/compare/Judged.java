package chaoscast.evaluation.compare;

import java.util.List;
import java.util.Optional;

/// What has become of one contestant.
///
/// @param outcome of its training
/// @param result  its score, where it could be trained
public record Judged(TrainingOutcome outcome, Optional<SurrogateResult> result) {

  /// @return what training gave
  public static TrainingOutcomes outcomes(List<Judged> judged) {
    return new TrainingOutcomes(judged.stream().map(Judged::outcome).toList());
  }

  /// @return scores of those that could be trained
  static List<SurrogateResult> results(List<Judged> judged) {
    return judged.stream().flatMap(one -> one.result().stream()).toList();
  }
}
