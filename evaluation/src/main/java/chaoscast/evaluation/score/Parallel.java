package chaoscast.evaluation.score;

import chaoscast.lorenz.Trials;
import java.util.List;

/// Runs independent pieces of work on a given number of threads.
public final class Parallel {
  private Parallel() {}

  /// Returns when all have finished; rethrows what the first failed one threw.
  ///
  /// @param work    pieces that share nothing they modify
  /// @param threads greatest number that run at once, ≥ 1
  public static void run(List<Runnable> work, int threads) {
    List<Boolean> done =
        Trials.run(
            work.size(),
            threads,
            number -> {
              work.get(number).run();
              return true;
            });
    if (done.size() < work.size()) {
      throw new IllegalStateException("some work was not done");
    }
  }
}
