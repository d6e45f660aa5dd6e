package chaoscast.esn.reward;

import chaoscast.core.InputException;

/// One learning experiment but for its seed.
///
/// @param task        what is to be learnt
/// @param algorithm   how
/// @param options     all numbers
/// @param cost        which movement is charged, where any is
/// @param feedback    what the network is fed in the test
public record LearningPlan(
    LearningTask task,
    Algorithm algorithm,
    LearningOptions options,
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
        LearningOptions.published(task, algorithm),
        MovementCost.CORRECTED,
        Feedback.FORCED);
  }

  NetworkOptions network() {
    return options.network();
  }

  ExplorationOptions exploration() {
    return options.exploration();
  }

  MasteryOptions mastery() {
    return options.mastery();
  }

  public LearningPlan withOptions(LearningOptions numbers) {
    return new LearningPlan(task, algorithm, numbers, cost, feedback);
  }

  public LearningPlan withNetwork(NetworkOptions network) {
    return withOptions(
        new LearningOptions(network, options.exploration(), options.mastery()));
  }

  public LearningPlan withCost(MovementCost charged) {
    return new LearningPlan(task, algorithm, options, charged, feedback);
  }

  public LearningPlan withFeedback(Feedback fed) {
    return new LearningPlan(task, algorithm, options, cost, fed);
  }
}
