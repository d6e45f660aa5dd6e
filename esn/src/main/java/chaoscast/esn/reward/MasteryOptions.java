package chaoscast.esn.reward;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// How a second readout takes over what exploration has found. See [Supertrex].
///
/// @param threshold θ > 0: the mean error below which the gate opens
/// @param share     s in (0, 1]: of the exploratory output that is taken over at a time
/// @param smoothed  whether its running mean is taken over, not its last value
/// @param ridge     β > 0: P = I/β at first
public record MasteryOptions(
    @Meaning("mean error below which mastery learns, > 0") double threshold,
    @Meaning("share of the exploratory output that is taken over at a time, in (0, 1]") double share,
    @Meaning("whether mastery learns the running mean of the exploratory output") boolean smoothed,
    @Meaning("ridge of mastery's least squares, > 0") double ridge) {

  public MasteryOptions {
    Requirements.requirePositive("threshold", threshold);
    Requirements.requirePositive("share", share);
    Requirements.requireBetween("share", 0, 1, share);
    Requirements.requirePositive("ridge", ridge);
  }

  /// As in the authors' scripts for each task.
  public static MasteryOptions published(LearningTask task) {
    if (task.isDirect()) {
      return new MasteryOptions(1.5e-3, 0.5, false, 10);
    }
    return task.costs().length == 0
        ? new MasteryOptions(1.5e-3, 0.5, true, 10)
        : new MasteryOptions(1.5e-2, 0.9, true, 10);
  }
}
