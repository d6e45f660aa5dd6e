package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int LANES = 8;

  @Test
  void aStepAllocatesNothing() {
    Trajectory truth = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
    Map<String, String> settings =
        Map.of("power", "2", "breakpointsPerDirection", "4", "ridge", "1e-6");
    Surrogate surrogate =
        new SplineReluProvider()
            .trainer(settings, new Seed(1))
            .train(List.of(truth), Progress.NONE);
    Rollout rollout = surrogate.startRollout(LANES);
    double[] states = new double[3 * LANES];
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int steps = 5000;
    double least = Double.MAX_VALUE;
    // vectors stay in registers once the compiler is done, which takes it some rounds
    for (int round = 0; round < 60 && least >= 16; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      run(rollout, truth, states, steps);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, bytes / (double) steps);
    }
    // below the smallest object a step
    assertTrue(least < 16, least + " bytes a step");
  }

  private static void run(Rollout rollout, Trajectory truth, double[] states, int steps) {
    for (int step = 0; step < steps; step++) {
      if (step % 50 == 0) {
        for (int lane = 0; lane < LANES; lane++) {
          truth.copyState(step % 900 + lane, states, 3 * lane);
        }
        rollout.observe(states);
      }
      rollout.forecast(states);
    }
  }
}
