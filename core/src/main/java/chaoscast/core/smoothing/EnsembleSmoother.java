package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;

/// States from noisy observations and a surrogate that remembers more than the present state: an [EnsembleFilter]
/// forwards and a [BackwardPass]. A long record is estimated in pieces that overlap by what the surrogate takes to warm
/// up and 256 observations more.
///
/// @param sigmas  deviation of the noise, one a variable, > 0; not copied
/// @param seed    of the members' first states
/// @param threads greatest number of cores, ≥ 1; decides no result
record EnsembleSmoother(double[] sigmas, Seed seed, int threads) {
  private static final int PIECE = 1024;
  private static final int OVERLAP = 256;

  EnsembleSmoother {
    Requirements.requireAtLeast("threads", 1, threads);
  }

  /// @param surrogate in the units of the data, without inputs
  /// @param data      observations; not modified
  /// @return the first, fewer than the surrogate takes to warm up, as they are, with the error of the noise
  Smoother.Smoothed smooth(Surrogate surrogate, Trajectory data, Progress progress) {
    if (data.steps() <= surrogate.warmUp()) {
      throw new InputException(
          "a trajectory to smooth must have > %d states, as many as %s observes before it forecasts, but one has %d"
              .formatted(surrogate.warmUp(), surrogate.provider(), data.steps()),
          "give longer records, or a model with a shorter warm-up");
    }
    return Smoother.Smoothed.inPieces(
        data, PIECE, threads, number -> piece(surrogate, data, number), progress);
  }

  private Smoother.Piece piece(Surrogate surrogate, Trajectory data, int number) {
    int d = data.dimension();
    int from = number * PIECE;
    int to = Math.min(data.steps(), from + PIECE);
    int begin = Math.max(0, from - OVERLAP - surrogate.warmUp());
    int end = Math.min(data.steps(), to + OVERLAP);
    double[] states = new double[(end - begin) * d];
    double[] errors = new double[states.length];
    new EnsembleFilter(sigmas, seed)
        .smooth(surrogate, data.slice(begin, end), number, states, errors);
    return new Smoother.Piece(
        Arrays.copyOfRange(states, (from - begin) * d, (to - begin) * d),
        Arrays.copyOfRange(errors, (from - begin) * d, (to - begin) * d));
  }
}
