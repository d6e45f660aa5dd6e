package chaoscast.evaluation.compare;

/// A contestant that can be scored: a surrogate that rolls out, or forecasts that are there already.
public sealed interface ReadyContestant extends TrainingOutcome
    permits TrainedContestant, RecordedContestant {}
