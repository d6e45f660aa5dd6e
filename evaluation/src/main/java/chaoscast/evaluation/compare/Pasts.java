package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.StartWindows;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.StartKind;
import chaoscast.evaluation.truth.Truth;
import java.util.List;
import java.util.stream.IntStream;

/// What a surrogate observes before each forecast: the states as they are observed, or what it makes of them.
sealed interface Pasts {
  /// @param start    its number
  /// @param back     steps before it, ≥ 0
  /// @param target   modified from `position` on
  void copyState(int start, int back, double[] target, int position);

  /// The states as they are observed.
  record Observed(Truth truth) implements Pasts {
    @Override
    public void copyState(int start, int back, double[] target, int position) {
      truth.observed().copyState(truth.start(start) - back, target, position);
    }
  }

  /// Estimated ones.
  ///
  /// @param first   start whose window is the first
  /// @param windows states up to each start
  record Smoothed(int first, List<Trajectory> windows) implements Pasts {
    @Override
    public void copyState(int start, int back, double[] target, int position) {
      Trajectory window = windows.get(start - first);
      window.copyState(window.steps() - 1 - back, target, position);
    }
  }

  /// @param warmUp  states that are asked for before each start
  /// @param seed    of what estimates draw
  /// @param threads greatest number of cores, ≥ 1; decides no result
  /// @param from    first start
  /// @param to      last start, excluded
  static Pasts of(
      Truth truth, Surrogate surrogate, int warmUp, Seed seed, int threads, int from, int to) {
    Observing observing = truth.named().observing();
    if (observing.start() == StartKind.OBSERVED) {
      return new Observed(truth);
    }
    double[] sigmas =
        truth.noise().orElseThrow(
            () -> new InputException(
                "smoothed starts need observations that show white noise but these show none"));
    int length = Math.min(truth.division().leastPast(), warmUp - 1 + observing.window());
    List<Trajectory> windows =
        IntStream.range(from, to)
            .map(truth::start)
            .mapToObj(start -> truth.observed().slice(start + 1 - length, start + 1))
            .toList();
    return new Smoothed(
        from,
        new StartWindows(sigmas, seed.child("starts"), threads)
            .estimate(surrogate, windows, from));
  }
}
