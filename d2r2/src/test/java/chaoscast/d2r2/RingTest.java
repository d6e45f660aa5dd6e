package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.ring.RingTrainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RingTest {
  private static final Map<String, String> SHARED =
      Map.of("degree", "3", "stencil", "4", "shared", "true", "ridge", "1e-8");

  private static Surrogate train(Map<String, String> settings, Trajectory training) {
    return new D2r2Provider()
        .trainer(settings, new Seed(1))
        .train(List.of(training), Progress.NONE);
  }

  private static double[] rotated(double[] states, int by, int size) {
    double[] rotated = new double[states.length];
    for (int i = 0; i < states.length; i++) {
      rotated[i / size * size + (i % size + by) % size] = states[i];
    }
    return rotated;
  }

  @Test
  void sharedWeightsCommuteWithRotationsOfTheRingToTheLastBit() {
    Trajectory truth = RingData.lorenz96(12, 900);
    Surrogate surrogate = train(SHARED, truth.slice(0, 800));
    Trajectory start = truth.slice(800, 801);
    Trajectory turned = Trajectory.of(rotated(start.state(0), 5, 12), 12, truth.timeStep());
    double[] forecast = surrogate.forecast(start, 60).predicted().toArray();
    double[] ofTurned = surrogate.forecast(turned, 60).predicted().toArray();
    assertEquals(60 * 12, forecast.length);
    assertArrayEquals(rotated(forecast, 5, 12), ofTurned);
  }

  @Test
  void weightsTrainedOnASmallRingForecastItFarAhead() {
    Trajectory truth = RingData.lorenz96(40, 1500);
    Surrogate surrogate = train(SHARED, truth.slice(0, 1300));
    Trajectory predicted = surrogate.forecast(truth.slice(1299, 1300), 100).predicted();
    // a time unit of 1.7 Lyapunov times; the variables' standard deviation is 3.6
    for (int k = 0; k < 40; k++) {
      assertEquals(truth.get(1399, k), predicted.get(99, k), 0.3, "variable " + k);
    }
  }

  @Test
  void thePresetForRingsForecastsWithAThousandStatesAndNoOtherSetting() {
    Trajectory truth = RingData.lorenz96(40, 1300);
    Surrogate surrogate = train(Map.of("preset", "ring"), truth.slice(0, 1001));
    Trajectory predicted = surrogate.forecast(truth.slice(1000, 1001), 200).predicted();
    double square = 0;
    for (int k = 0; k < 40; k++) {
      double error = predicted.get(199, k) - truth.get(1200, k);
      square += error * error / 40;
    }
    // after two time units, 3.4 Lyapunov times, within 0.3 of the standard deviation, 3.6
    assertTrue(Math.sqrt(square) < 0.3 * 3.6, "error " + Math.sqrt(square));
  }

  @Test
  void weightsOfTheirOwnAreAsGoodOnEnoughData() {
    Trajectory truth = RingData.lorenz96(9, 6000);
    Surrogate own =
        train(Map.of("degree", "3", "stencil", "4", "ridge", "1e-8"), truth.slice(0, 5900));
    Trajectory predicted = own.forecast(truth.slice(5899, 5900), 50).predicted();
    for (int k = 0; k < 9; k++) {
      assertEquals(truth.get(5949, k), predicted.get(49, k), 0.3, "variable " + k);
    }
  }

  @Test
  void aStencilOfTheWholeRingGivesTheForecastOfAllVariables() {
    Trajectory truth = RingData.lorenz96(5, 600);
    Trajectory past = truth.slice(500, 501);
    var qr = Map.of("degree", "2", "solver", "qr", "ridge", "0");
    var local = Map.of("degree", "2", "solver", "qr", "ridge", "0", "stencil", "2");
    double[] expected = train(qr, truth).forecast(past, 20).predicted().toArray();
    double[] actual = train(local, truth).forecast(past, 20).predicted().toArray();
    // the same least squares with its columns in another order
    assertArrayEquals(expected, actual, 1e-9);
  }

  @Test
  void blocksOfOneVariableForecastWhatTheStencilDoes() {
    Trajectory truth = RingData.lorenz96(12, 600);
    Trajectory past = truth.slice(500, 501);
    var local = Map.of("degree", "2", "solver", "qr", "ridge", "0");
    var stencil =
        Map.of("degree", "2", "solver", "qr", "ridge", "0", "stencil", "2", "shared", "true");
    Surrogate blocks =
        new RingTrainer(12, 2, true, block -> new D2r2Provider().trainer(local, new Seed(1)))
            .train(List.of(truth.slice(0, 500)), Progress.NONE);
    double[] expected = blocks.forecast(past, 20).predicted().toArray();
    double[] actual = train(stencil, truth.slice(0, 500)).forecast(past, 20).predicted().toArray();
    // the same least squares with its samples in another order
    assertArrayEquals(expected, actual, 1e-9);
  }

  @Test
  void parametersAndCostGrowLinearlyWithTheRing() {
    Map<String, String> own =
        Map.of("degree", "2", "stencil", "2");
    var small = train(own, RingData.lorenz96(10, 100)).cost();
    var large = train(own, RingData.lorenz96(20, 100)).cost();
    assertEquals(2 * small.parameters(), large.parameters());
    assertEquals(2 * small.multiplyAdds(), large.multiplyAdds());
    assertEquals(21, small.featureCount());
    var shared = train(SHARED, RingData.lorenz96(20, 100)).cost();
    assertEquals(220, shared.parameters());
  }

  @Test
  void aStencilThatSeesAVariableTwiceIsRejected() {
    Trajectory truth = RingData.lorenz96(6, 50);
    var error =
        assertThrows(
            InputException.class, () -> train(Map.of("stencil", "3", "degree", "1"), truth));
    assertTrue(error.getMessage().startsWith("stencil must be ≤ (variables − 1) / 2 = 2"));
  }
}
