package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

/// A provider under test, with the data that every part of [SurrogateContract] trains it on.
interface ContractSubject {
  Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1500);
  Trajectory TRAINING = TRUTH.slice(0, 1000);
  Trajectory OTHER = ChaoticData.lorenz(new double[] {-9, 3, 31}, 700);
  int STEPS = 40;

  SurrogateProvider provider();

  Map<String, String> settings();

  default Surrogate train(Trajectory... training) {
    return provider().trainer(settings(), new Seed(5)).train(List.of(training), Progress.NONE);
  }

  static Trajectory past(Surrogate surrogate) {
    return TRUTH.slice(1000, 1000 + surrogate.warmUp());
  }

  static double[] oneStep(Surrogate surrogate) {
    return surrogate.forecast(past(surrogate), 1).predicted().state(0);
  }

  static void assertSameForecast(Surrogate expected, Surrogate actual) {
    Forecast first = expected.forecast(past(expected), STEPS);
    Forecast second = actual.forecast(past(actual), STEPS);
    assertTrue(first.predicted().steps() > 0, "the expected forecast diverged at once");
    assertEquals(first.outcome(), second.outcome());
    assertArrayEquals(first.predicted().toArray(), second.predicted().toArray());
  }

  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
