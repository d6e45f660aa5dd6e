package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
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

  private record Piece(double[] states, double[] errors) {}

  EnsembleSmoother {
    Requirements.requireAtLeast("threads", 1, threads);
  }

  /// @param surrogate in the units of the data, without inputs
  /// @param data      observations; not modified
  /// @return the first, fewer than the surrogate takes to warm up, as they are, with the error of the noise
  Smoother.Smoothed smooth(Surrogate surrogate, Trajectory data, Progress progress) {
    int steps = data.steps();
    int d = data.dimension();
    if (steps <= surrogate.warmUp()) {
      throw new InputException(
          "a trajectory to smooth must have > %d states, as many as %s observes before it forecasts, but one has %d"
              .formatted(surrogate.warmUp(), surrogate.provider(), steps),
          "give longer records, or a model with a shorter warm-up");
    }
    SizeLimit.requireMemory("states", steps, n -> 4.0 * Double.BYTES * n * d);
    double[] states = new double[Math.multiplyExact(steps, d)];
    double[] errors = new double[states.length];
    int pieces = Math.max(1, Math.ceilDiv(steps, PIECE));
    for (int first = 0; first < pieces; first += threads) {
      int start = first;
      int count = Math.min(threads, pieces - first);
      var done =
          Parallel.map(count, threads, number -> piece(surrogate, data, start + number));
      for (int number = 0; number < count; number++) {
        int at = (start + number) * PIECE * d;
        Piece piece = done.get(number);
        System.arraycopy(piece.states, 0, states, at, piece.states.length);
        System.arraycopy(piece.errors, 0, errors, at, piece.errors.length);
      }
      progress.at("smooth", first + count, pieces);
    }
    return Smoother.Smoothed.like(data, states, errors);
  }

  private Piece piece(Surrogate surrogate, Trajectory data, int number) {
    int d = data.dimension();
    int from = number * PIECE;
    int to = Math.min(data.steps(), from + PIECE);
    int begin = Math.max(0, from - OVERLAP - surrogate.warmUp());
    int end = Math.min(data.steps(), to + OVERLAP);
    double[] states = new double[(end - begin) * d];
    double[] errors = new double[states.length];
    new EnsembleFilter(sigmas, seed)
        .smooth(surrogate, data.slice(begin, end), number, states, errors);
    return new Piece(
        Arrays.copyOfRange(states, (from - begin) * d, (to - begin) * d),
        Arrays.copyOfRange(errors, (from - begin) * d, (to - begin) * d));
  }
}
