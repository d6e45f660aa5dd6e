package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
  private static final int STEPS = 20_000;
  private static final int ROUNDS = 10;

  /// The published setting, without a leak: with one, 576 bytes a step with 16 lanes were seen once.
  @Test
  void aStepAllocatesNothing() {
    for (int lanes : new int[] {1, 16}) {
      var trainer =
          new LsrEsnProvider()
              .trainer(Map.of("nodes", "300", "bias", "0.1"), new Seed(1));
      Rollout rollout =
          trainer.train(List.of(TRUTH), Progress.NONE).startRollout(lanes);
      double[] states = new double[3 * lanes];
      rollout.observe(states);
      double perStep = Double.POSITIVE_INFINITY;
      for (int round = 0; round < ROUNDS && perStep >= 8; round++) {
        long before = allocated();
        run(rollout, states);
        perStep = (allocated() - before) / (double) STEPS;
      }
      // until the compiler is done, vectors are objects; afterwards a few bytes in all are left
      assertTrue(perStep < 8, "bytes a step with %d lanes: %s".formatted(lanes, perStep));
    }
  }

  private static void run(Rollout rollout, double[] states) {
    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(states);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
