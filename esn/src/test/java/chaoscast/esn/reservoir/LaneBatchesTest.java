package chaoscast.esn.reservoir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.esn.LsrEsnProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lanes of a large network go in batches whose states stay in the cache, which share what a step needs.
class LaneBatchesTest {
  private static final Trajectory DATA = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
  private static final int WARM_UP = 5;
  private static final int STEPS = 7;

  /// With 2002 features a batch is 32 lanes, so that these are 32, 32 and 13.
  private static final int LANES = 77;

  @Test
  void aLaneHasTheSameBitsAloneAndInWhateverBatch() {
    var settings =
        Map.of("nodes", "2002", "ridge", "1e-3", "leakRate", "0.8", "bias", "0.1");
    Surrogate surrogate =
        new LsrEsnProvider().trainer(settings, new Seed(4)).train(List.of(DATA), Progress.NONE);
    double[][] together = run(surrogate, 0, LANES);
    for (int lane : new int[] {0, 7, 31, 32, 63, 64, 76}) {
      double[][] alone = run(surrogate, lane, 1);
      for (int step = 0; step < STEPS; step++) {
        assertArrayEquals(
            alone[step], Arrays.copyOfRange(together[step], 3 * lane, 3 * lane + 3));
      }
    }
  }

  /// Forecasts, with a true state after the fourth, of lanes that have seen states of their own.
  private static double[][] run(Surrogate surrogate, int first, int lanes) {
    Rollout rollout = surrogate.startRollout(lanes);
    for (int step = 0; step < WARM_UP; step++) {
      rollout.observe(states(first, lanes, step));
    }
    double[][] forecasts = new double[STEPS][3 * lanes];
    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(forecasts[step]);
      if (step == 3) {
        rollout.observe(states(first, lanes, WARM_UP + step));
      }
    }
    return forecasts;
  }

  private static double[] states(int first, int lanes, int step) {
    double[] states = new double[3 * lanes];
    for (int lane = 0; lane < lanes; lane++) {
      DATA.copyState(10 * (first + lane) + step, states, 3 * lane);
    }
    return states;
  }
}
