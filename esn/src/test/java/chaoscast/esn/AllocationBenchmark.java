package chaoscast.esn;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints the bytes that a closed-loop step allocates, by features and lanes, once the compiler has had
/// its time. Until then, vectors are objects; in some runs of the Java machine it leaves some so for good,
/// which is why this is no test.
final class AllocationBenchmark {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
  private static final int STEPS = 1000;
  private static final int WARM_UPS = 100;

  private AllocationBenchmark() {}

  public static void main(String[] arguments) {
    for (FeatureTransform features : FeatureTransform.values()) {
      for (double leakRate : new double[] {1, 0.3}) {
        for (int lanes : new int[] {1, 16}) {
          double bytes = bytesPerStep(train(features, leakRate), lanes);
          System.out.printf(
              Locale.ROOT, "%s, leak rate %s, %d lanes: %.3f bytes a step%n", features, leakRate,
              lanes, bytes);
        }
      }
    }
  }

  private static Surrogate train(FeatureTransform features, double leakRate) {
    var settings =
        Map.of(
            "nodes", "102",
            "ridge", "1e-6",
            "features", features.name().toLowerCase(Locale.ROOT),
            "leakRate", Double.toString(leakRate),
            "bias", "0.1");
    return new LsrEsnProvider()
        .trainer(settings, new Seed(1))
        .train(List.of(TRUTH), Progress.NONE);
  }

  private static double bytesPerStep(Surrogate surrogate, int lanes) {
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[3 * lanes];
    rollout.observe(states);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round <= WARM_UPS; round++) {
      before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 0; step < STEPS; step++) {
        rollout.forecast(states);
      }
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / (double) STEPS;
  }
}
