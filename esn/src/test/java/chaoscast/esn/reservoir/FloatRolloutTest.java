package chaoscast.esn.reservoir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.esn.LsrEsnProvider;
import chaoscast.esn.options.FeatureTransform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Computing in binary32 against binary64 that rounds every result to binary32: the same format under a
/// name that has no kernels of its own.
class FloatRolloutTest {
  private static final Arithmetic EMULATED = Arithmetic.reduced(23, 8);
  private static final Trajectory DATA = ChaoticData.lorenz(new double[] {1, 2, 20}, 3600);
  private static final int TRAINED = 2000;
  private static final int WARM_UP = 50;

  private static Surrogate train(FeatureTransform features, String leakRate) {
    var settings =
        Map.of(
            "nodes", "202",
            "bias", "0.2",
            "leakRate", leakRate,
            "ridge", "1e-4",
            "features", features.name().toLowerCase(Locale.ROOT));
    return new LsrEsnProvider()
        .trainer(settings, new Seed(3))
        .train(List.of(DATA.slice(0, TRAINED)), Progress.NONE);
  }

  /// Lane k has observed the states up to the start k · spacing after the training data.
  private static Rollout warmedUp(
      Surrogate surrogate, Arithmetic arithmetic, int lanes, int spacing) {
    Rollout rollout = surrogate.inPrecision(arithmetic, Scope.ALL).startRollout(lanes);
    double[] states = new double[3 * lanes];
    for (int step = WARM_UP; step >= 0; step--) {
      for (int lane = 0; lane < lanes; lane++) {
        DATA.copyState(TRAINED + WARM_UP + lane * spacing - step, states, 3 * lane);
      }
      rollout.observe(states);
    }
    return rollout;
  }

  @ParameterizedTest
  @EnumSource(FeatureTransform.class)
  void aForecastIsThatOfTheEmulationToRounding(FeatureTransform features) {
    for (String leakRate : new String[] {"1", "0.7"}) {
      Surrogate surrogate = train(features, leakRate);
      double[] computed = new double[3 * 20];
      double[] emulated = new double[3 * 20];
      Rollout real = warmedUp(surrogate, Arithmetic.BINARY32, 20, 10);
      assertInstanceOf(FloatRollout.class, real);
      real.forecast(computed);
      warmedUp(surrogate, EMULATED, 20, 10).forecast(emulated);
      double weights = 0;
      for (double weight : ((ReadoutSurrogate) surrogate).weights()) {
        weights += Math.abs(weight);
      }
      // states, below 1, differ by some units of 2⁻²⁴, which the readout adds up
      assertArrayEquals(emulated, computed, 8 * 0x1p-24 * weights);
      for (double value : computed) {
        assertEquals((float) value, value);
      }
    }
  }

  @Test
  void aLaneAloneHasTheBitsOfALaneAmongOthers() {
    Surrogate surrogate = train(FeatureTransform.PRODUCTS, "0.7");
    Rollout together = warmedUp(surrogate, Arithmetic.BINARY32, 21, 0);
    Rollout alone = warmedUp(surrogate, Arithmetic.BINARY32, 1, 0);
    double[] many = new double[3 * 21];
    double[] one = new double[3];
    for (int step = 0; step < 30; step++) {
      together.forecast(many);
      alone.forecast(one);
      assertArrayEquals(one, Arrays.copyOf(many, 3));
      assertArrayEquals(one, Arrays.copyOfRange(many, 60, 63));
    }
  }

  @Test
  void aStateObservedAfterAForecastTakesItsPlace() {
    Surrogate surrogate = train(FeatureTransform.PRODUCTS, "1");
    Rollout straight = warmedUp(surrogate, Arithmetic.BINARY32, 1, 0);
    Rollout interrupted = warmedUp(surrogate, Arithmetic.BINARY32, 1, 0);
    double[] expected = new double[3];
    double[] actual = new double[3];
    interrupted.forecast(actual);
    double[] next = DATA.state(TRAINED + WARM_UP + 1);
    straight.observe(next);
    interrupted.observe(next);
    straight.forecast(expected);
    interrupted.forecast(actual);
    assertArrayEquals(expected, actual);
  }

  @Test
  void horizonsAreThoseOfTheEmulationWithinTheirScatter() {
    Surrogate surrogate = train(FeatureTransform.PRODUCTS, "1");
    int[] computed = horizons(warmedUp(surrogate, Arithmetic.BINARY32, 50, 20));
    int[] emulated = horizons(warmedUp(surrogate, EMULATED, 50, 20));
    double mean = 0;
    double square = 0;
    for (int lane = 0; lane < 50; lane++) {
      double difference = computed[lane] - emulated[lane];
      mean += difference / 50;
      square += difference * difference / 50;
    }
    assertTrue(Arrays.stream(computed).average().orElseThrow() > 20, Arrays.toString(computed));
    // three standard errors of the mean difference, and the resolution of one step
    assertEquals(0, mean, 3 * Math.sqrt((square - mean * mean) / 49) + 1);
  }

  /// Steps until the distance from the truth first exceeds 3, a tenth of the attractor's size.
  private static int[] horizons(Rollout rollout) {
    int[] horizons = new int[50];
    double[] states = new double[3 * 50];
    double[] truth = new double[3];
    for (int step = 1; step <= 400; step++) {
      rollout.forecast(states);
      for (int lane = 0; lane < 50; lane++) {
        DATA.copyState(TRAINED + WARM_UP + 20 * lane + step, truth, 0);
        double distance =
            Math.hypot(
                Math.hypot(states[3 * lane] - truth[0], states[3 * lane + 1] - truth[1]),
                states[3 * lane + 2] - truth[2]);
        if (horizons[lane] == step - 1 && distance <= 3) {
          horizons[lane]++;
        }
      }
    }
    return horizons;
  }
}
