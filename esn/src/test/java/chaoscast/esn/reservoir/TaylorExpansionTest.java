package chaoscast.esn.reservoir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.esn.LsrEsnProvider;
import chaoscast.esn.options.FeatureTransform;
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
      for (String activation : List.of("tanh", "linear")) {
        String features = transform.name().toLowerCase(Locale.ROOT);
        Surrogate surrogate =
            train("features", features, "bias", "0.3", "spectralRadius", "0.01", "target",
                "increment", "activation", activation);
        Polynomials expansion = expand(surrogate, 4, 4);
        double[] state = {0.02, -0.01, 0.03};
        // fourth order in inputs of 0.02 · 0.5, and 0.01⁴ of recurrence left out, a weight
        assertArrayEquals(
            settled(surrogate, state), expansion.apply(state), 3e-8 * size(surrogate), features);
      }
    }
  }

  @Test
  void theErrorOfTheThirdOrderFallsWithTheFourthPowerOfTheInput() {
    Surrogate surrogate = train("features", "none", "bias", "0.5", "spectralRadius", "0");
    Polynomials expansion = expand(surrogate, 3, 1);
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      double[] state = {0.2 / (1 + i), -0.1 / (1 + i), 0.3 / (1 + i)};
      double[] exact = settled(surrogate, state);
      double[] series = expansion.apply(state);
      for (int k = 0; k < 3; k++) {
        errors[i] = Math.max(errors[i], Math.abs(exact[k] - series[k]));
      }
    }
    // 2⁴, less or more by what the fifth order adds at inputs of 0.15
    assertEquals(4, Math.log(errors[0] / errors[1]) / Math.log(2), 0.5);
  }

  @Test
  void aLinearNetworkWithoutProductsIsLinear() {
    Polynomials expansion = expand(train("activation", "linear", "features", "none"), 3, 5);
    assertEquals(1, expansion.degree());
    double[] state = {1, -2, 3};
    Surrogate surrogate = train("activation", "linear", "features", "none");
    // 0.1⁵ of recurrence is left out
    assertArrayEquals(
        settled(surrogate, state), expansion.apply(state), 1e-4 * size(surrogate));
  }

  @Test
  void withPastInputsALinearNetworkIsItsExpansionUpToWhatItHasForgotten() {
    Surrogate surrogate = train("activation", "linear", "features", "products");
    Polynomials expansion =
        surrogate.polynomials(new Expansion(2, 5, true)).orElseThrow();
    Rollout rollout = surrogate.startRollout(1);
    for (int step = 500; step <= 520; step++) {
      rollout.observe(TRUTH.state(step));
    }
    double[] forecast = new double[3];
    rollout.forecast(forecast);
    double[] past = new double[15];
    for (int delay = 0; delay < 5; delay++) {
      TRUTH.copyState(520 - delay, past, 3 * delay);
    }
    assertEquals("x2[-4]", expansion.names().getLast());
    // 0.1⁵ of inputs of 0.5 · 40 is left out, twice in a product, a weight
    assertArrayEquals(forecast, expansion.apply(past), 1e-2 * size(surrogate));
    double[] present = surrogate.polynomials(new Expansion(2, 5)).orElseThrow()
        .apply(TRUTH.state(520));
    assertTrue(distance(forecast, expansion.apply(past)) < 0.1 * distance(forecast, present));
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /// The forecast after the same input again and again, in which the expansion's steps of recurrence are exact.
  private static double[] settled(Surrogate surrogate, double[] state) {
    Rollout rollout = surrogate.startRollout(1);
    double[] forecast = new double[3];
    for (int step = 0; step < 10; step++) {
      rollout.observe(state);
    }
    rollout.forecast(forecast);
    return forecast;
  }

  private static double size(Surrogate surrogate) {
    return Arrays.stream(((ReadoutSurrogate) surrogate).weights()).map(Math::abs).sum();
  }

  private static Polynomials expand(Surrogate surrogate, int degree, int depth) {
    return surrogate.polynomials(new Expansion(degree, depth)).orElseThrow();
  }

  @Test
  void withoutRecurrenceBlockInputGivesNoProductOfVariables() {
    Polynomials expansion =
        expand(train("spectralRadius", "0", "features", "none"), 3, 1);
    for (Monomial monomial : expansion.rows().getFirst().terms().keySet()) {
      long present = Arrays.stream(monomial.exponents(3)).filter(power -> power > 0).count();
      assertTrue(present <= 1, monomial::toString);
    }
    assertEquals(3, expansion.degree());
  }

  @Test
  void aNetworkThatDoesNotObserveAllVariablesHasNoExpansion() {
    assertTrue(train("observed", "0 2").polynomials(new Expansion(3, 1)).isEmpty());
    assertFalse(train().polynomials(new Expansion(3, 1)).isEmpty());
  }

  @Test
  void anExpansionWithoutEndIsRefused() {
    Surrogate surrogate = train();
    var error =
        assertThrows(InputException.class, () -> surrogate.polynomials(new Expansion(1000, 1)));
    assertEquals(
        "the degree of a network's expansion in 3 variables must be ≤ 37 but was 1000",
        error.getMessage());
  }
}
