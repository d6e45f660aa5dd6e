package chaoscast.core.linalg;

import chaoscast.core.Requirements;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Runs the tiles of a product on several cores, the caller's thread among them.
///
/// The library's own threads wait for each other by spinning: where another thread needs a core,
/// such as the one that computes the next features, small products become a hundred times slower.
/// Here a thread takes a tile when it has time for one, and nobody spins. Tiles do not depend on
/// the number of threads, so results do not either.
final class Workers {
  private final ExecutorService helpers =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("tiles-", 0).factory());

  private volatile int threads = Runtime.getRuntime().availableProcessors();

  /// One tile of a product.
  interface Tile {
    void run(int index) throws Throwable;
  }

  int threads() {
    return threads;
  }

  void threads(int count) {
    threads = Requirements.requireAtLeast("threads", 1, count);
  }

  /// Runs tiles 0 … count − 1, each once, in any order, and returns when all are done.
  void run(int count, Tile tile) throws Throwable {
    if (threads == 1 || count == 1) {
      for (int i = 0; i < count; i++) {
        tile.run(i);
      }
      return;
    }
    var next = new AtomicInteger();
    var done = new CountDownLatch(count);
    var failure = new AtomicReference<Throwable>();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
              tile.run(i);
            } catch (Throwable e) {
              failure.compareAndSet(null, e);
            } finally {
              done.countDown();
            }
          }
        };
    for (int i = 1; i < Math.min(threads, count); i++) {
      helpers.execute(work);
    }
    work.run();
    done.await();
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
