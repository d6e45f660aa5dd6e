package chaoscast.splinenets;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Blas;
import java.util.List;
import java.util.Map;

/// What a closed-loop step of about 1000 neurons in three variables costs, with 1 to 100 lanes. Not a
/// test: run `main`.
public final class SplineReluBenchmark {
  private static final int ROUNDS = 60;
  private static final int LANE_STEPS = 4000;

  private SplineReluBenchmark() {}

  public static void main(String[] arguments) {
    Blas.best().threads(1);
    Trajectory data = ChaoticData.lorenz(new double[] {1, 2, 20}, 4000);
    measure("axes and pairs, 999 neurons", data, Map.of("breakpointsPerDirection", "111"));
    measure("directions of their own, 1000 neurons", data, Map.of("directions", "random"));
    measure("precise, 1200 neurons of power 7", data, Map.of("preset", "precise"));
  }

  private static void measure(String name, Trajectory data, Map<String, String> settings) {
    Surrogate surrogate =
        new SplineReluProvider().trainer(settings, new Seed(1)).train(List.of(data), Progress.NONE);
    for (int lanes : new int[] {1, 8, 32, 100}) {
      Rollout rollout = surrogate.startRollout(lanes);
      long least = Long.MAX_VALUE;
      int steps = LANE_STEPS / lanes;
      for (int round = 0; round < ROUNDS; round++) {
        least = Math.min(least, nanoseconds(rollout, data, lanes, steps));
      }
      double microseconds = least * 1e-3 / ((double) steps * lanes);
      System.out.printf("%-38s %3d lanes  %7.3f µs a lane-step%n", name, lanes, microseconds);
    }
    System.out.println("  " + surrogate.cost());
  }

  private static long nanoseconds(Rollout rollout, Trajectory data, int lanes, int steps) {
    double[] states = new double[3 * lanes];
    for (int lane = 0; lane < lanes; lane++) {
      data.copyState(10 * lane, states, 3 * lane);
    }
    rollout.observe(states);
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      rollout.forecast(states);
    }
    return System.nanoTime() - start;
  }
}
