package chaoscast.evaluation.truth;

import chaoscast.core.Progress;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.climate.ExponentEstimates;
import java.util.Optional;

/// What is available of a truth whose system is known, besides its states.
public interface RepeatableTruth {
  /// @param steps ≥ 1
  /// @return another run of the same system, sampled alike, from another start
  Trajectory run(int steps, Progress progress);

  /// @param count   how many
  /// @param time    over which they are averaged
  /// @param threads greatest number of cores used; decides no result
  /// @return the leading Lyapunov exponents; empty if some variables are hidden, whose exponents a
  ///     surrogate of the others does not have
  Optional<ExponentEstimates> exponents(int count, double time, int threads);
}
