package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);
  private static final int STEPS = 1000;
  private static final int MOST_WARM_UPS = 400;

  /// Clean rounds after which the compiler is taken to be done: it may find an early guess wrong.
  private static final int QUIET = 5;

  private static final int ROUNDS = 20;

  /// Rounds in which the compiler may still change its mind; a step that allocates does so in every one.
  private static final int RECOMPILED = 2;

  /// Less than one vector or one box in a hundred steps.
  private static final double NOTHING = 0.1;

  @ParameterizedTest
  @EnumSource(FeatureTransform.class)
  void aStepAllocatesNothingWhateverTheFeatures(FeatureTransform features) {
    assertAllocatesNothing(train(features, 1, 0.1), 16);
    assertAllocatesNothing(train(features, 1, 0.1), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 40})
  void aStepInBinary32AllocatesNothing(int lanes) {
    Surrogate surrogate = train(FeatureTransform.PRODUCTS, 0.3, 0.1);
    assertAllocatesNothing(surrogate.inPrecision(Arithmetic.BINARY32, Scope.ALL), lanes);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "1, 0, 100", "0.3, 0, 1", "0.3, 0.1, 1", "0.3, 0.1, 16", "0.3, 0.1, 9"})
  void aStepAllocatesNothingWithOrWithoutLeakAndBias(double leakRate, double bias, int lanes) {
    assertAllocatesNothing(train(FeatureTransform.PRODUCTS, leakRate, bias), lanes);
  }

  private static Surrogate train(FeatureTransform features, double leakRate, double bias) {
    var settings =
        Map.of(
            "nodes", "102",
            "ridge", "1e-6",
            "features", features.name().toLowerCase(Locale.ROOT),
            "leakRate", Double.toString(leakRate),
            "bias", Double.toString(bias));
    return new LsrEsnProvider()
        .trainer(settings, new Seed(1))
        .train(List.of(TRUTH), Progress.NONE);
  }

  /// Until the compiler is done, vectors are objects; from then on there are none.
  private static void assertAllocatesNothing(Surrogate surrogate, int lanes) {
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[3 * lanes];
    rollout.observe(states);
    int clean = 0;
    for (int warmUp = 0; clean < QUIET; warmUp++) {
      assertTrue(warmUp < MOST_WARM_UPS,
          "still allocates after %d steps".formatted(warmUp * STEPS));
      clean = bytesPerStep(rollout, states) > NOTHING ? 0 : clean + 1;
    }
    var rounds = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(bytesPerStep(rollout, states));
    }
    long dirty = rounds.stream().filter(bytes -> bytes > NOTHING).count();
    assertTrue(dirty <= RECOMPILED, "bytes a step, round by round: " + rounds);
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
