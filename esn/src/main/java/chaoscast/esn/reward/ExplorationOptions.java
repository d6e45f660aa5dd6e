package chaoscast.esn.reward;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// How a readout explores and learns from reward. See [RewardModulatedHebbian].
///
/// @param learningRate    κη > 0
/// @param improvementOnly whether weights move only where the error was less than of late
/// @param smoothing       g in (0, 1] of the low-pass of the output
/// @param amplitude       A in ψ = A (10 ē)^(1/root), ≥ 0
/// @param root            of the amplitude, ≥ 1
public record ExplorationOptions(
    @Meaning("learning rate of exploration, > 0") double learningRate,
    @Meaning("whether only improvements are learnt") boolean improvementOnly,
    @Meaning("share of the newest output in its running mean, in (0, 1]") double smoothing,
    @Meaning("amplitude of exploration at mean error 0.1, ≥ 0") double amplitude,
    @Meaning("amplitudes grow as the root of this order of the mean error, ≥ 1") double root) {

  public ExplorationOptions {
    Requirements.requirePositive("learningRate", learningRate);
    Requirements.requirePositive("smoothing", smoothing);
    Requirements.requireBetween("smoothing", 0, 1, smoothing);
    Requirements.requireNonNegative("amplitude", amplitude);
    Requirements.requireBetween("root", 1, 1e6, root);
  }

  /// As in the authors' scripts for each task; a curve of one's own is drawn as theirs is.
  public static ExplorationOptions published(LearningTask task, Algorithm algorithm) {
    if (task.isDirect()) {
      return new ExplorationOptions(5e-4, true, 0.2, 0.025, 4);
    }
    return task.costs().length == 0
        ? new ExplorationOptions(
            5e-4, false, algorithm == Algorithm.SUPERTREX ? 0.1 : 0.2, 0.01, 5)
        : new ExplorationOptions(2.5e-4, false, 0.2, 0.005, 4);
  }
}
