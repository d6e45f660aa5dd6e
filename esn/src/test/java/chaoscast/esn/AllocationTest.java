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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AllocationTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
  private static final int STEPS = 1000;
  private static final int MOST_WARM_UPS = 400;

  /// Clean rounds after which the compiler is taken to be done: it may find an early guess wrong.
  private static final int QUIET = 5;

  private static final int ROUNDS = 20;

  /// Less than one vector or one box in a hundred steps.
  private static final double NOTHING = 0.1;

  @ParameterizedTest
  @EnumSource(FeatureTransform.class)
  void aStepAllocatesNothingWhateverTheFeatures(FeatureTransform features) {
    assertAllocatesNothing(features, 1, 0.1, 16);
    assertAllocatesNothing(features, 1, 0.1, 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "1, 0, 100", "0.3, 0, 1", "0.3, 0.1, 1", "0.3, 0.1, 16", "0.3, 0.1, 9"})
  void aStepAllocatesNothingWithOrWithoutLeakAndBias(double leakRate, double bias, int lanes) {
    assertAllocatesNothing(FeatureTransform.PRODUCTS, leakRate, bias, lanes);
  }

  /// Until the compiler is done, vectors are objects; from then on there are none.
  private static void assertAllocatesNothing(
      FeatureTransform features, double leakRate, double bias, int lanes) {
    var settings =
        Map.of(
            "nodes", "102",
            "ridge", "1e-6",
            "features", features.name().toLowerCase(Locale.ROOT),
            "leakRate", Double.toString(leakRate),
            "bias", Double.toString(bias));
    Rollout rollout =
        new LsrEsnProvider()
            .trainer(settings, new Seed(1))
            .train(List.of(TRUTH), Progress.NONE)
            .startRollout(lanes);
    double[] states = new double[3 * lanes];
    rollout.observe(states);
    int clean = 0;
    for (int warmUp = 0; clean < QUIET; warmUp++) {
      assertTrue(warmUp < MOST_WARM_UPS,
          "still allocates after %d steps".formatted(warmUp * STEPS));
      clean = bytesPerStep(rollout, states) > NOTHING ? 0 : clean + 1;
    }
    for (int round = 0; round < ROUNDS; round++) {
      double bytes = bytesPerStep(rollout, states);
      assertTrue(bytes <= NOTHING, "bytes a step, in round %d: %s".formatted(round, bytes));
    }
  }

  private static double bytesPerStep(Rollout rollout, double[] states) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(states);
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / (double) STEPS;
  }
}
