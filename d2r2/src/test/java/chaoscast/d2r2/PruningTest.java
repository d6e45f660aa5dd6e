package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.training.ReadoutSurrogate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruningTest {
  @Test
  void theLargestMagnitudesStay() {
    double[] weights = {0.1, -3, 2, 0.5};
    assertArrayEquals(new double[] {0, -3, 2, 0}, Pruning.largest(weights, 0.5));
    assertArrayEquals(weights, Pruning.largest(weights, 1));
    assertArrayEquals(new double[] {0, -3, 0, 0}, Pruning.largest(weights, 0.01));
  }

  @Test
  void aPrunedSurrogateHasThatShareOfItsWeights() {
    var training = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
    var surrogate =
        (ReadoutSurrogate) new D2r2Provider()
            .trainer(Map.of("degree", "3", "prune", "0.75"), new Seed(1))
            .train(List.of(training), Progress.NONE);
    long kept = Arrays.stream(surrogate.weights()).filter(weight -> weight != 0).count();
    assertEquals(Math.round(0.75 * 3 * 20), kept);
  }
}
