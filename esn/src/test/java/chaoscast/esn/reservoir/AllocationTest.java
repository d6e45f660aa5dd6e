package chaoscast.esn.reservoir;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.esn.LsrEsnProvider;
import chaoscast.esn.options.FeatureTransform;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A closed-loop step allocates nothing once it is compiled. Until then vectors are objects, some ten
/// thousand bytes a step; when the compiler gets to it depends on what else the machine does.
class AllocationTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
  private static final int STEPS = 200;

  /// Rounds of steps, one after the other, in which nothing may be allocated.
  private static final int ROUNDS = 20;

  /// One vector or one box in a round is more.
  private static final long NOTHING = 15;

  private static final long PATIENCE = 60_000_000_000L;

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource(FeatureTransform.class)
  void aStepAllocatesNothingWhateverTheFeatures(FeatureTransform features) {
    for (String leakRate : new String[] {"1", "0.3"}) {
      Surrogate surrogate = train(features, leakRate, "0.1", "all");
      assertAllocatesNothing(surrogate, 1);
      assertAllocatesNothing(surrogate, 16);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 40})
  void aStepInBinary32AllocatesNothing(int lanes) {
    for (String leakRate : new String[] {"1", "0.3"}) {
      Surrogate surrogate = train(FeatureTransform.PRODUCTS, leakRate, "0.1", "all");
      assertAllocatesNothing(surrogate.inPrecision(Arithmetic.BINARY32, Scope.ALL), lanes);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, all, 100", "0, all, 9", "0, all, 1", "0.1, 0 2, 16", "0.1, 0 2, 1"})
  void aStepAllocatesNothingWithoutBiasOrWithVariablesUnseen(
      String bias, String observed, int lanes) {
    assertAllocatesNothing(train(FeatureTransform.PRODUCTS, "1", bias, observed), lanes);
  }

  /// 2002 nodes go in batches of 32 lanes.
  @Test
  void aStepOfSeveralBatchesAllocatesNothing() {
    assertAllocatesNothing(train(2002, FeatureTransform.PRODUCTS, "1", "0.1", "all"), 72);
  }

  private static Surrogate train(
      FeatureTransform features, String leakRate, String bias, String observed) {
    return train(102, features, leakRate, bias, observed);
  }

  private static Surrogate train(
      int nodes, FeatureTransform features, String leakRate, String bias, String observed) {
    var settings =
        Map.of(
            "nodes", Integer.toString(nodes),
            "ridge", "1e-6",
            "features", features.name().toLowerCase(Locale.ROOT),
            "leakRate", leakRate,
            "bias", bias,
            "observed", observed);
    return new LsrEsnProvider()
        .trainer(settings, new Seed(1))
        .train(List.of(TRUTH), Progress.NONE);
  }

  private static void assertAllocatesNothing(Surrogate surrogate, int lanes) {
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[3 * lanes];
    rollout.observe(states);
    long end = System.nanoTime() + PATIENCE;
    int clean = 0;
    while (clean < ROUNDS) {
      long bytes = bytes(rollout, states);
      clean = bytes > NOTHING ? 0 : clean + 1;
      assertTrue(
          clean > 0 || System.nanoTime() < end,
          () -> "%d lanes still allocate %d bytes in %d steps".formatted(lanes, bytes, STEPS));
    }
  }

  private static long bytes(Rollout rollout, double[] states) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(states);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
