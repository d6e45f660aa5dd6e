package chaoscast.lorenz;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Independent pieces of work, spread over cores. What comes out does not depend on how many.
public final class Trials {
  private Trials() {}

  /// @param count   number of trials, ≥ 0
  /// @param threads greatest number that run at once, ≥ 1
  /// @param trial   makes the result of the trial of that number, from nothing that another modifies
  /// @return the results in the order of their numbers
  /// @throws RuntimeException what the first failed trial threw
  public static <T> List<T> run(int count, int threads, IntFunction<T> trial) {
    if (threads == 1 || count == 1) {
      return IntStream.range(0, count).mapToObj(trial).toList();
    }
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(threads, Math.max(1, count)))) {
      List<Future<T>> running =
          IntStream.range(0, count)
              .mapToObj(number -> pool.submit(() -> trial.apply(number)))
              .toList();
      try {
        return running.stream().map(Trials::result).toList();
      } catch (RuntimeException e) {
        pool.shutdownNow();
        throw e;
      }
    }
  }

  private static <T> T result(Future<T> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a trial", e);
    }
  }
}
