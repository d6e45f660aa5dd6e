package chaoscast.evaluation.climate;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Trajectory;

/// States of the truth, evenly spread, that long runs of a surrogate set out from.
///
/// @param truth  what is observed
/// @param runs   how many start states
/// @param warmUp states that are observed up to each, ≥ 1
public record WarmStarts(Trajectory truth, int runs, int warmUp) {
  public WarmStarts {
    if (warmUp > truth.steps()) {
      throw new InputException(
          "the truth must have ≥ %d states to warm a surrogate up but has %d"
              .formatted(warmUp, truth.steps()));
    }
  }

  /// @return the last state that is observed in a run
  public int start(int run) {
    return warmUp - 1 + (int) ((long) run * (truth.steps() - warmUp) / runs);
  }

  /// @param rollout one that has observed nothing; modified
  /// @param from    first run
  /// @param to      last run, excluded
  /// @param copies  successive lanes that observe the same run
  /// @return a place for the states of all lanes
  public double[] warmUp(Rollout rollout, int from, int to, int copies) {
    int dimension = truth.dimension();
    double[] states = new double[(to - from) * copies * dimension];
    for (int back = warmUp - 1; back >= 0; back--) {
      for (int lane = 0; lane < (to - from) * copies; lane++) {
        truth.copyState(start(from + lane / copies) - back, states, lane * dimension);
      }
      rollout.observe(states);
    }
    return states;
  }

  /// @return standard deviation of each variable of the truth
  double[] deviations() {
    double[] mean = new double[truth.dimension()];
    double[] squares = new double[truth.dimension()];
    for (int step = 0; step < truth.steps(); step++) {
      for (int i = 0; i < mean.length; i++) {
        double before = truth.get(step, i) - mean[i];
        mean[i] += before / (step + 1);
        squares[i] += before * (truth.get(step, i) - mean[i]);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      squares[i] = Math.sqrt(squares[i] / truth.steps());
    }
    return squares;
  }
}
