package chaoscast.evaluation.compare;

/// How the training of one contestant ended: it can forecast, or there is a reason why not.
public sealed interface TrainingOutcome permits ReadyContestant, FailedContestant {
  /// @return what it is called in tables and figures
  String label();
}
