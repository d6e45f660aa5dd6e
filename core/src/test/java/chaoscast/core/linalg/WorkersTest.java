package chaoscast.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyTileRunsOnce(int threads) throws Throwable {
    var workers = new Workers();
    workers.threads(threads);
    var runs = new AtomicIntegerArray(100);
    workers.run(100, runs::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      assertEquals(1, runs.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aFailureReachesTheCaller(int threads) {
    var workers = new Workers();
    workers.threads(threads);
    assertThrows(
        ArithmeticException.class,
        () -> workers.run(
            10,
            tile -> {
              throw new ArithmeticException("tile " + tile);
            }));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void thereIsAtLeastOneThread(int threads) {
    var e = assertThrows(InputException.class, () -> new Workers().threads(threads));
    assertEquals("threads must be ≥ 1 but was " + threads, e.getMessage());
  }
}
