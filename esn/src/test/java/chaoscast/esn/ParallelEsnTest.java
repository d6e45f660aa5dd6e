package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.LaneMemory;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParallelEsnTest {
  /// A ring of 12 logistic maps, each mixed with its two neighbours.
  private static Trajectory coupledMaps(int steps) {
    double[] states = new double[12 * steps];
    for (int k = 0; k < 12; k++) {
      states[k] = 0.3 + 0.4 * Math.sin(1.7 * k) * Math.sin(1.7 * k);
    }
    for (int i = 12; i < states.length; i++) {
      int row = i / 12 * 12 - 12;
      double own = logistic(states[i - 12]);
      double left = logistic(states[row + Math.floorMod(i - 1, 12)]);
      double right = logistic(states[row + Math.floorMod(i + 1, 12)]);
      states[i] = 0.8 * own + 0.1 * (left + right);
    }
    return Trajectory.of(states, 12, 1);
  }

  private static double logistic(double x) {
    return 3.9 * x * (1 - x);
  }

  private static Surrogate train(String blocks, String overlap, String shared) {
    var settings =
        Map.of(
            "blocks", blocks, "overlap", overlap, "shared", shared,
            "nodes", "100", "features", "full", "inputTopology", "dense", "bias", "0.5",
            "spectralRadius", "0", "ridge", "1e-8");
    return new LsrEsnProvider()
        .trainer(settings, new Seed(1))
        .train(List.of(coupledMaps(600)), Progress.NONE);
  }

  private static double[] forecast(Surrogate surrogate, double[] start) {
    Rollout rollout = surrogate.startRollout(1);
    rollout.observe(start);
    double[] next = new double[12];
    for (int step = 0; step < 3; step++) {
      rollout.forecast(next);
    }
    return next;
  }

  @Test
  void sharedWeightsForecastARotatedStateAsTheRotatedForecast() {
    Surrogate surrogate = train("4", "1", "true");
    double[] start = coupledMaps(700).state(690);
    double[] rotated = new double[12];
    double[] expected = new double[12];
    double[] next = forecast(surrogate, start);
    for (int k = 0; k < 12; k++) {
      rotated[(k + 3) % 12] = start[k];
      expected[(k + 3) % 12] = next[k];
    }
    assertArrayEquals(expected, forecast(surrogate, rotated));
  }

  @Test
  void blocksThatSeeTheirNeighboursForecastTheWholeRing() {
    Trajectory truth = coupledMaps(700);
    for (String shared : List.of("true", "false")) {
      double[] blind = forecast(train("4", "0", shared), truth.state(690));
      double[] seeing = forecast(train("4", "1", shared), truth.state(690));
      double blindError = distance(blind, truth.state(693));
      double seeingError = distance(seeing, truth.state(693));
      assertTrue(
          seeingError < blindError / 5,
          "with overlap %s, without %s, shared %s".formatted(seeingError, blindError, shared));
    }
  }

  @Test
  void aLaneWhoseMemoryIsCopiedFromAnotherHasItsFutureWhetherWeightsAreSharedOrNot() {
    Trajectory truth = coupledMaps(700);
    for (String shared : List.of("true", "false")) {
      var settings =
          Map.of(
              "blocks", "4", "overlap", "1", "shared", shared, "nodes", "60", "spectralRadius",
              "0.9", "inputTopology", "dense", "ridge", "1e-8");
      Surrogate surrogate =
          new LsrEsnProvider()
              .trainer(settings, new Seed(1))
              .train(List.of(truth.slice(0, 600)), Progress.NONE);
      Rollout rollout = surrogate.startRollout(3);
      double[] states = new double[36];
      for (int step = 0; step < 20; step++) {
        for (int lane = 0; lane < 3; lane++) {
          truth.copyState(600 + 25 * lane + step, states, 12 * lane);
        }
        rollout.observe(states);
      }
      rollout.forecast(states);
      LaneMemory memory = rollout.memory().orElseThrow();
      assertEquals(12 + 4 * (60 + 5), memory.size());
      double[] lane = new double[memory.size()];
      memory.read(2, lane, 0);
      assertArrayEquals(Arrays.copyOfRange(states, 24, 36), Arrays.copyOf(lane, 12));
      memory.set(0, lane, 0);
      for (int step = 0; step < 5; step++) {
        rollout.forecast(states);
        double[] last = Arrays.copyOfRange(states, 24, 36);
        assertArrayEquals(last, Arrays.copyOf(states, 12));
        assertFalse(Arrays.equals(last, Arrays.copyOfRange(states, 12, 24)));
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void sharedWeightsAreStoredOnce() {
    long shared = train("4", "1", "true").cost().parameters();
    assertEquals(4 * shared, train("4", "1", "false").cost().parameters());
  }

  @Test
  void aRingThatCannotBeCutIsRejected() {
    var blocks = assertThrows(InputException.class, () -> train("5", "1", "true"));
    assertEquals(
        "blocks must divide the number of variables 12 but was 5", blocks.getMessage());
    var overlap = assertThrows(InputException.class, () -> train("4", "5", "true"));
    assertTrue(overlap.getMessage().startsWith("overlap must be ≤ 4"), overlap.getMessage());
  }
}
