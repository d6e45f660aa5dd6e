package chaoscast.core.parallel;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Independent pieces of work, spread over cores. No result depends on how many.
///
///     List<Trajectory> runs = Parallel.map(4, 2, number -> run(seed.child("run/" + number)));
public final class Parallel {
  private Parallel() {}

  /// Some successive numbers of a longer row.
  @FunctionalInterface
  public interface Range {
    /// @param from first number
    /// @param to   last number, excluded
    void run(int from, int to);
  }

  /// @param count   number of pieces, ≥ 0
  /// @param threads greatest number that run at once, ≥ 1
  /// @param piece   makes the result of the piece of that number, from nothing that another modifies
  /// @return the results in the order of their numbers
  /// @throws RuntimeException what the first failed piece threw; an [Error] likewise
  public static <T> List<T> map(int count, int threads, IntFunction<T> piece) {
    if (threads == 1 || count == 1) {
      return IntStream.range(0, count).mapToObj(piece).toList();
    }
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(threads, Math.max(1, count)))) {
      List<Future<T>> running =
          IntStream.range(0, count)
              .mapToObj(number -> pool.submit(() -> piece.apply(number)))
              .toList();
      try {
        return running.stream().map(Parallel::result).toList();
      } catch (RuntimeException | Error e) {
        pool.shutdownNow();
        throw e;
      }
    }
  }

  /// Returns when every piece has run.
  ///
  /// @param count   number of pieces, ≥ 0
  /// @param threads greatest number that run at once, ≥ 1
  /// @param piece   of that index; modifies nothing that another reads or modifies
  /// @throws RuntimeException what the first failed piece threw; an [Error] likewise
  public static void run(int count, int threads, Piece piece) {
    map(
        count,
        threads,
        number -> {
          piece.run(number);
          return number;
        });
  }

  /// Work that has an effect in place of a result.
  @FunctionalInterface
  public interface Piece {
    void run(int number);
  }

  /// Divides 0 … count − 1 into ranges whose lengths differ by one at most, and returns when all have run.
  ///
  /// @param count   how many numbers there are, ≥ 1
  /// @param ranges  how many ranges, in [1, count]
  /// @param threads greatest number of ranges that run at once, ≥ 1
  /// @param work    on one range; modifies nothing that another reads or modifies
  public static void ranges(int count, int ranges, int threads, Range work) {
    run(
        ranges,
        threads,
        index -> work.run(bound(count, index, ranges), bound(count, index + 1, ranges)));
  }

  private static int bound(int count, int index, int ranges) {
    return (int) ((long) count * index / ranges);
  }

  private static <T> T result(Future<T> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for parallel work", e);
    }
  }
}
