package chaoscast.lorenz.restart;

import chaoscast.core.Progress;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.generation.Generation;
import java.util.stream.IntStream;

/// What a run looked like from outside, and its full states at chosen steps.
///
/// Safe for use by several threads.
///
/// @param generation  the run
/// @param observed    its observed variables
/// @param checkpoints its full states at chosen steps
public record TruthRun(Generation generation, Trajectory observed, Checkpoints checkpoints) {

  /// @param checkpointSteps steps from which the truth is to be restarted
  /// @return the truth of this run, made in one pass
  public static TruthRun of(Generation generation, IntStream checkpointSteps, Progress progress) {
    var checkpoints = new Checkpoints(checkpointSteps);
    Trajectory observed = generation.observed(checkpoints, progress);
    return new TruthRun(generation, observed, checkpoints);
  }
}
