package chaoscast.esn.reward;

import chaoscast.core.InputException;

/// One learning experiment but for its seed.
///
/// @param task        what is to be learnt
/// @param algorithm   how
/// @param network     what feeds the readout
/// @param exploration how rewarded readouts explore
/// @param mastery     how SUPERTREX takes over
/// @param cost        which movement is charged, where any is
/// @param feedback    what the network is fed in the test
public record LearningPlan(
    LearningTask task,
    Algorithm algorithm,
    NetworkOptions network,
    ExplorationOptions exploration,
    MasteryOptions mastery,
    MovementCost cost,
    Feedback feedback) {

  public LearningPlan {
    if (algorithm == Algorithm.RLS && !task.isDirect()) {
      throw new InputException(
          "algorithm must be rmhl or supertrex where the outputs are not the position but was rls: the"
              + " target outputs are not known, so there is nothing to be told");
    }
  }

  /// The authors' settings, with the movement cost as it was meant.
  public static LearningPlan published(LearningTask task, Algorithm algorithm) {
    return new LearningPlan(
        task,
        algorithm,
        NetworkOptions.PUBLISHED,
        ExplorationOptions.published(task, algorithm),
        MasteryOptions.published(task),
        MovementCost.CORRECTED,
        Feedback.FORCED);
  }

  public LearningPlan withNetwork(NetworkOptions options) {
    return new LearningPlan(task, algorithm, options, exploration, mastery, cost, feedback);
  }

  public LearningPlan withCost(MovementCost charged) {
    return new LearningPlan(task, algorithm, network, exploration, mastery, charged, feedback);
  }

  public LearningPlan withFeedback(Feedback fed) {
    return new LearningPlan(task, algorithm, network, exploration, mastery, cost, fed);
  }
}
