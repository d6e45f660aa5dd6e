package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelayTest {
  private static final double LYAPUNOV_EXPONENT = 0.9064;

  private static Trajectory onlyX(Trajectory truth) {
    double[] x = new double[truth.steps()];
    for (int step = 0; step < x.length; step++) {
      x[step] = truth.get(step, 0);
    }
    return Trajectory.of(x, 1, truth.timeStep());
  }

  private static Surrogate train(Trajectory training, Map<String, String> settings) {
    return new D2r2Provider()
        .trainer(settings, new Seed(1))
        .train(List.of(training), Progress.NONE);
  }

  @Test
  void recoversARecurrenceThatReachesBack() {
    double[] x = new double[400];
    x[0] = 0.1;
    x[1] = 0.1;
    for (int i = 2; i < x.length; i++) {
      x[i] = 1 - 1.4 * x[i - 1] * x[i - 1] + 0.3 * x[i - 2];
    }
    Trajectory series = Trajectory.of(x, 1, 1);
    Surrogate surrogate =
        train(series, Map.of("degree", "2", "delays", "1", "solver", "qr", "ridge", "0"));
    assertEquals(2, surrogate.warmUp());
    double next = surrogate.forecast(series.slice(0, 399), 1).predicted().get(0, 0);
    assertEquals(x[399], next, 1e-12);
  }

  /// Mean over 20 starts of the time until the error of x is over half of its standard deviation.
  private static double horizon(Surrogate surrogate, Trajectory x, int from) {
    double sum = 0;
    for (int k = 0; k < 20; k++) {
      int start = from + 100 * k;
      Trajectory predicted = surrogate.forecast(x.slice(0, start), 1000).predicted();
      int valid = 0;
      // x has standard deviation 7.9 / 8 in these units
      while (valid < predicted.steps()
          && Math.abs(predicted.get(valid, 0) - x.get(start + valid, 0)) < 0.5) {
        valid++;
      }
      sum += valid * x.timeStep() * LYAPUNOV_EXPONENT;
    }
    return sum / 20;
  }

  private static Map<String, String> without(Map<String, String> settings, String key) {
    var fewer = new HashMap<>(settings);
    fewer.remove(key);
    return fewer;
  }

  @Test
  void lorenzIsForecastFromXAloneOnlyWithDelays() {
    Trajectory x = onlyX(ChaoticData.lorenz(new double[] {1, 2, 20}, 13_000));
    var precise =
        Map.of(
            "preset", "precise", "degree", "5", "delays", "5", "stride", "3",
            "inputNoise", "1e-7");
    double delayed = horizon(train(x.slice(0, 10_000), precise), x, 10_000);
    double memoryless =
        horizon(
            train(x.slice(0, 10_000), Map.of("preset", "precise", "degree", "5")), x, 10_000);
    // chosen on another trajectory, where 40 starts reach 11.7
    assertTrue(delayed > 9, "horizon " + delayed);
    double noiseless =
        horizon(train(x.slice(0, 10_000), without(precise, "inputNoise")), x, 10_000);
    assertTrue(noiseless < delayed / 2, "nothing draws it back, but horizon " + noiseless);
    assertTrue(memoryless < 1, "x alone decides nothing, but horizon " + memoryless);
  }
}
