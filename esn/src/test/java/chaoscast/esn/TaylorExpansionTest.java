package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.training.ReadoutSurrogate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaylorExpansionTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);

  private static Surrogate train(String... overrides) {
    var settings = new HashMap<>(Map.of("nodes", "60"));
    for (int i = 0; i < overrides.length; i += 2) {
      settings.put(overrides[i], overrides[i + 1]);
    }
    return new LsrEsnProvider()
        .trainer(settings, new Seed(2))
        .train(List.of(TRUTH), Progress.NONE);
  }

  @Test
  void theAlgebraMultipliesAndCutsOff() {
    var algebra = new TruncatedPolynomials(2, 2);
    double[] x = algebra.variable(0);
    double[] y = algebra.variable(1);
    assertEquals(6, algebra.size());
    assertArrayEquals(new int[] {1, 1}, algebra.exponents().get(4));
    double[] xy = algebra.product(x, y);
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 0}, xy);
    assertArrayEquals(new double[6], algebra.product(xy, x));
  }

  @Test
  void tanhIsItsSeriesToTheThirdOrder() {
    var algebra = new TruncatedPolynomials(1, 3);
    double[] series = algebra.tanh(new double[] {0.4, 1, 0, 0});
    double h = 1e-3;
    double value = series[0] + h * (series[1] + h * (series[2] + h * series[3]));
    // the fourth order: about h⁴
    assertEquals(Math.tanh(0.4 + h), value, 2e-12);
  }

  @Test
  void forSmallInputsTheExpansionIsTheNetwork() {
    for (FeatureTransform transform : FeatureTransform.values()) {
      String features = transform.name().toLowerCase(Locale.ROOT);
      Surrogate surrogate =
          train("features", features, "bias", "0.3", "spectralRadius", "0.01", "target",
              "increment");
      TaylorExpansion expansion = TaylorExpansion.of(surrogate, 4, 4);
      double[] state = {0.02, -0.01, 0.03};
      Rollout rollout = surrogate.startRollout(1);
      double[] forecast = new double[3];
      for (int step = 0; step < 10; step++) {
        rollout.observe(state);
      }
      rollout.forecast(forecast);
      double size = 0;
      double[] weights =
          ((ReadoutSurrogate) surrogate).weights();
      for (double weight : weights) {
        size += Math.abs(weight);
      }
      // fourth order in inputs of 0.02 · 0.5, and 0.01⁴ of recurrence left out, a weight
      assertArrayEquals(forecast, expansion.apply(state), 3e-8 * size, features);
    }
  }

  @Test
  void withoutRecurrenceBlockInputGivesNoProductOfVariables() {
    Surrogate surrogate = train("spectralRadius", "0", "features", "none");
    TaylorExpansion expansion = TaylorExpansion.of(surrogate, 3, 1);
    for (int monomial = 0; monomial < expansion.exponents().size(); monomial++) {
      int[] powers = expansion.exponents().get(monomial);
      long present = Arrays.stream(powers).filter(power -> power > 0).count();
      if (present > 1) {
        assertEquals(0, expansion.coefficients()[0][monomial]);
      }
    }
  }

  @Test
  void theDistanceIsMeasuredDegreeByDegree() {
    TaylorExpansion expansion = TaylorExpansion.of(train(), 3, 2);
    double[] none = expansion.distanceByDegree(expansion);
    assertEquals(0, none[1]);
    assertEquals(0, none[3]);
    double[][] doubled = expansion.coefficients();
    for (double[] row : doubled) {
      for (int i = 4; i < 10; i++) {
        row[i] *= 2;
      }
    }
    double[] distances =
        expansion.distanceByDegree(new TaylorExpansion(expansion.exponents(), doubled));
    assertEquals(0, distances[1]);
    assertTrue(Double.isNaN(distances[0]) || distances[0] == 0);
    assertEquals(0.5, distances[2], 1e-15);
  }
}
