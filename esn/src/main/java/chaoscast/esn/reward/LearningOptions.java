package chaoscast.esn.reward;

/// All numbers of a learning experiment.
///
/// @param network     what feeds the readout
/// @param exploration how rewarded readouts explore
/// @param mastery     how SUPERTREX takes over
public record LearningOptions(
    NetworkOptions network, ExplorationOptions exploration, MasteryOptions mastery) {

  /// The authors' settings.
  public static LearningOptions published(LearningTask task, Algorithm algorithm) {
    return new LearningOptions(
        NetworkOptions.PUBLISHED,
        ExplorationOptions.published(task, algorithm),
        MasteryOptions.published(task));
  }
}
