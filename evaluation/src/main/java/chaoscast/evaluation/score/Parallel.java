package chaoscast.evaluation.score;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs independent pieces of work on a given number of threads.
public final class Parallel {
  private Parallel() {}

  /// Returns when all have finished; rethrows what the first failed one threw.
  ///
  /// @param work    pieces that share nothing they modify
  /// @param threads greatest number that run at once, ≥ 1
  public static void run(List<Runnable> work, int threads) {
    if (threads == 1 || work.size() == 1) {
      work.forEach(Runnable::run);
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = work.stream().<Future<?>>map(pool::submit).toList();
      for (Future<?> piece : running) {
        piece.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scoring", e);
    }
  }
}
