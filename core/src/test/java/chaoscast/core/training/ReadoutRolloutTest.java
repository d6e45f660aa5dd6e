package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.LaneMemory;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;

/// Lanes in several batches: of 5000 features, eight lanes fit into one.
class ReadoutRolloutTest {
  private static final int FEATURES = 5000;
  private static final int LANES = 20;

  /// x ← 1/8 + x/4 + m/2: every number is one of binary64.
  private static ReadoutRollout rollout(Target target) {
    DenseMatrix weights = DenseMatrix.zeros(1, FEATURES);
    weights.set(0, 0, 0.125);
    weights.set(0, 1, 0.25);
    weights.set(0, 2, 0.5);
    return new ReadoutRollout(
        EchoMap.ofFeatures(FEATURES), weights, target, Precision.FULL, LANES);
  }

  private static double[] observation(int step) {
    double[] states = new double[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      states[lane] = lane + 32 * step;
    }
    return states;
  }

  @Test
  void everyLaneFollowsItsOwnObservationsAndForecasts() {
    for (Target target : Target.values()) {
      ReadoutRollout rollout = rollout(target);
      rollout.observe(observation(0));
      rollout.observe(observation(1));
      double[] forecast = new double[LANES];
      double[] x = observation(1);
      double[] memory = observation(0);
      for (int step = 0; step < 3; step++) {
        rollout.forecast(forecast);
        for (int lane = 0; lane < LANES; lane++) {
          memory[lane] = memory[lane] / 2 + x[lane];
          double output = 0.125 + 0.25 * x[lane] + 0.5 * memory[lane];
          x[lane] = target == Target.INCREMENT ? x[lane] + output : output;
        }
        assertArrayEquals(x, forecast, target + ", step " + step);
      }
    }
  }

  @Test
  void theMemoryOfEveryLaneIsItsStateAndWhatItsFeaturesRemember() {
    ReadoutRollout rollout = rollout(Target.STATE);
    rollout.observe(observation(1));
    double[] forecast = new double[LANES];
    rollout.forecast(forecast);
    LaneMemory memory = rollout.memory().orElseThrow();
    assertEquals(2, memory.size());
    double[] own = new double[3];
    for (int lane = 0; lane < LANES; lane++) {
      memory.read(lane, own, 1);
      // m = x after one observation from rest
      assertArrayEquals(new double[] {0, forecast[lane], lane + 32}, own, "lane " + lane);
    }
    for (int lane = 0; lane < LANES; lane++) {
      memory.set(lane, new double[] {2.0 * lane, 4.0 * lane}, 0);
    }
    rollout.forecast(forecast);
    for (int lane = 0; lane < LANES; lane++) {
      double remembered = 2.0 * lane + 2.0 * lane;
      assertEquals(0.125 + 0.5 * lane + 0.5 * remembered, forecast[lane], "lane " + lane);
    }
  }
}
