package chaoscast.core.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void resultsKeepTheOrderOfTheirNumbers(int threads) {
    assertEquals(List.of(0, 1, 4, 9, 16), Parallel.map(5, threads, number -> number * number));
    assertEquals(List.of(), Parallel.map(0, threads, number -> number));
  }

  @Test
  void asManyRunAtOnceAsThereAreThreadsAndNoMore() {
    var both = new CyclicBarrier(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Parallel.run(
        4,
        2,
        number -> {
          threads.add(Thread.currentThread());
          try {
            both.await(1, TimeUnit.MINUTES); // fails unless two are here together
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertEquals(2, threads.size());
  }

  @Test
  void oneThreadIsTheCallersOwn() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Parallel.run(3, 1, number -> threads.add(Thread.currentThread()));
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void rangesCoverEveryNumberOnceAndDifferInLengthByOneAtMost(int threads) {
    int[] visits = new int[10];
    Set<Integer> lengths = ConcurrentHashMap.newKeySet();
    Parallel.ranges(
        10,
        3,
        threads,
        (from, to) -> {
          lengths.add(to - from);
          for (int number = from; number < to; number++) {
            visits[number]++;
          }
        });
    assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, visits);
    assertEquals(Set.of(3, 4), lengths);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFailureArrivesAsItWasThrown(int threads) {
    var input = new InputException("no");
    var error = new OutOfMemoryError("full");
    assertSame(
        input, assertThrows(InputException.class, () -> Parallel.run(3, threads, _ -> {
          throw input;
        })));
    assertSame(
        error, assertThrows(OutOfMemoryError.class, () -> Parallel.run(3, threads, _ -> {
          throw error;
        })));
  }

  @Test
  void aValueIsComputedOnceForAllThreads() {
    var asked = new AtomicInteger();
    var once = new Once<>(asked::incrementAndGet);
    assertEquals(List.of(1, 1, 1, 1), Parallel.map(4, 4, _ -> once.get()));
    assertEquals(1, asked.get());
  }

  @Test
  void theReasonWhyThereIsNoValueIsFoundOnceToo() {
    var asked = new AtomicInteger();
    var once =
        new Once<String>(
            () -> {
              asked.incrementAndGet();
              throw new InputException("too short");
            });
    assertThrows(InputException.class, once::get);
    assertTrue(assertThrows(InputException.class, once::get).getMessage().equals("too short"));
    assertEquals(1, asked.get());
  }
}
