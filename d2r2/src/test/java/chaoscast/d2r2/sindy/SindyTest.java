package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.options.Options;
import chaoscast.core.options.Withers;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.d2r2.RingData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SindyTest {
  /// Coefficients of Lorenz' equations by variable and powers of (x, y, z).
  private static final List<Map<List<Integer>, Double>> LORENZ =
      List.of(
          Map.of(List.of(1, 0, 0), -10.0, List.of(0, 1, 0), 10.0),
          Map.of(List.of(1, 0, 0), 28.0, List.of(0, 1, 0), -1.0, List.of(1, 0, 1), -1.0),
          Map.of(List.of(0, 0, 1), -8.0 / 3, List.of(1, 1, 0), 1.0));

  private static Polynomials learn(Trajectory training, Map<String, String> settings) {
    var surrogate =
        (SindySurrogate) new SindyProvider()
            .trainer(settings, new Seed(1))
            .train(List.of(training), Progress.NONE);
    return surrogate.equations();
  }

  private static void assertLorenz(Polynomials equations, double relativeError) {
    assertEquals(7, equations.termCount(), equations::toString);
    for (int variable = 0; variable < 3; variable++) {
      for (var term : equations.rows().get(variable).terms().entrySet()) {
        Double expected = LORENZ.get(variable).get(exponents(term.getKey(), 3));
        assertTrue(expected != null, equations::toString);
        assertEquals(expected, term.getValue(), relativeError * Math.abs(expected));
      }
    }
  }

  private static List<Integer> exponents(Monomial monomial, int variables) {
    return Arrays.stream(monomial.exponents(variables)).boxed().toList();
  }

  @Test
  void everyOptionHasACopyWithAnother() {
    Withers.check(
        SindyOptions.STANDARD,
        Options.parse(
            SindyOptions.STANDARD, Map.of("degree", "3", "threshold", "0.1", "order", "4")));
  }

  @Test
  void aThresholdIsANumberOrChosen() {
    assertEquals(Threshold.auto(), SindyOptions.STANDARD.threshold());
    assertEquals(
        SindyOptions.STANDARD.withThreshold(0.25),
        Options.parse(SindyOptions.STANDARD, Map.of("threshold", "0.25")));
    for (String text : List.of("some", "-1")) {
      var error =
          assertThrows(
              InputException.class,
              () -> Options.parse(SindyOptions.STANDARD, Map.of("threshold", text)));
      assertTrue(error.getMessage().startsWith("threshold must be "), error.getMessage());
    }
  }

  @Test
  void findsTheSevenTermsOfLorenzFromNoiseFreeData() {
    Trajectory clean = LorenzData.sampled(8000, 0.01, 0);
    for (String sparsity : List.of("stlsq", "lasso", "elastic-net")) {
      for (String degree : List.of("2", "3", "5")) {
        var settings = Map.of("degree", degree, "sparsity", sparsity);
        assertLorenz(learn(clean, settings), 1e-4);
      }
    }
  }

  /// 40 to 80 time units; the smallest coefficient, −1 of y, is the least certain: its standard error
  /// is about half a percent.
  @ParameterizedTest
  @CsvSource({"20000, 0.002", "10000, 0.005", "8000, 0.01", "4000, 0.02"})
  void findsTheSevenTermsUnderOnePercentOfNoise(int steps, double timeStep) {
    for (int seed = 1; seed <= 3; seed++) {
      Trajectory noisy = LorenzData.sampled(steps, timeStep, 0.01, new Seed(seed));
      assertLorenz(learn(noisy, Map.of()), 0.02);
      assertLorenz(learn(noisy, Map.of("degree", "3")), 0.02);
    }
  }

  @Test
  void smoothedDifferencesFindThemToo() {
    Trajectory noisy = LorenzData.sampled(20_000, 0.002, 0.01);
    assertLorenz(
        learn(noisy, Map.of("derivative", "differences", "order", "4", "window", "21")), 0.02);
  }

  @Test
  void theWeakFormIsExactWithoutNoise() {
    // test functions over 27 samples: (1/13)⁷ is 2e−8
    assertLorenz(learn(LorenzData.sampled(8000, 0.01, 0), Map.of("derivative", "weak")), 1e-5);
  }

  @Test
  void aGivenThresholdFindsThemToo() {
    Trajectory clean = LorenzData.sampled(5000, 0.01, 0);
    assertLorenz(learn(clean, Map.of("threshold", "0.05")), 1e-4);
  }

  @Test
  void findsExactlyTheFourTermsOfEachOfFortyVariables() {
    Polynomials equations = learn(RingData.lorenz96(40, 4000), Map.of("refine", "false"));
    assertEquals(160, equations.termCount());
    for (int k = 0; k < 40; k++) {
      assertEquals(4, equations.rows().get(k).terms().size(), "variable " + k);
      for (var term : equations.rows().get(k).terms().entrySet()) {
        List<Integer> exponents = exponents(term.getKey(), 40);
        int degree = term.getKey().degree();
        double expected =
            switch (degree) {
              case 0 -> 8;
              case 1 -> -1;
              default -> exponents.get((k + 1) % 40) == 1 ? 1 : -1;
            };
        assertEquals(expected, term.getValue(), 1e-4 * Math.abs(expected));
        assertTrue(degree == 0 || exponents.get(degree == 1 ? k : (k + 39) % 40) == 1);
      }
    }
  }

  @Test
  void forecastsByIntegratingWhatItFound() {
    Trajectory clean = LorenzData.sampled(8000, 0.01, 0);
    var surrogate =
        new SindyProvider()
            .trainer(Map.of(), new Seed(1))
            .train(List.of(clean.slice(0, 7000)), Progress.NONE);
    Trajectory predicted = surrogate.forecast(clean.slice(6999, 7000), 500).predicted();
    // five time units: an error of 1e−8 grows by exp(0.9 · 5)
    assertArrayEquals(clean.state(7499), predicted.state(499), 1e-2);
  }

  @Test
  void equationsIntegrateWithHipparchus() {
    Trajectory clean = LorenzData.sampled(8000, 0.01, 0);
    var field = new PolynomialField(learn(clean, Map.of()));
    double[] end =
        new DormandPrince853Integrator(1e-9, 0.1, 1e-12, 1e-12)
            .integrate(field, new ODEState(0, clean.state(7000)), 5)
            .getPrimaryState();
    // five time units: an error of 1e−8 grows by exp(0.9 · 5)
    assertArrayEquals(clean.state(7500), end, 1e-2);
  }

  @Test
  void bothIntegratorsGiveTheSameForecast() {
    Trajectory clean = LorenzData.sampled(3000, 0.01, 0);
    Trajectory start = clean.slice(2999, 3000);
    double[] fixed = forecast(clean, start, "rk4");
    double[] adaptive = forecast(clean, start, "dp853");
    // the global error of ten Runge–Kutta steps of 0.001 a sample over one time unit: about 1e−9
    assertArrayEquals(fixed, adaptive, 1e-7);
    assertFalse(Arrays.equals(fixed, adaptive));
  }

  private static double[] forecast(Trajectory training, Trajectory start, String integrator) {
    return new SindyProvider()
        .trainer(Map.of("integrator", integrator), new Seed(1))
        .train(List.of(training), Progress.NONE)
        .forecast(start, 100)
        .predicted()
        .state(99);
  }

  @Test
  void equationsAreInTheSystemsUnitsAndSparseWhateverScalingIsAskedFor() {
    Trajectory clean = LorenzData.sampled(8000, 0.01, 0);
    for (ScalingKind scaling : ScalingKind.values()) {
      var trainer =
          new ScaledTrainer(new SindyProvider().trainer(Map.of(), new Seed(1)), scaling);
      Surrogate surrogate = trainer.train(List.of(clean), Progress.NONE);
      assertLorenz(surrogate.polynomials(Expansion.WHOLE).orElseThrow(), 1e-4);
    }
  }

  @Test
  void onlyDerivativesCanBeIntegrated() {
    var map =
        new Polynomials(Form.NEXT_STATE, List.of("x"), List.of(Polynomial.constant(1)));
    var error = assertThrows(InputException.class, () -> new PolynomialField(map));
    assertEquals(
        "equations to integrate must give the derivative of a state but give next-state of [x]",
        error.getMessage());
  }

  @Test
  void optionsOutOfRangeAreRejectedByName() {
    rejects("order must be an even number in [2, 12] but was 3", Map.of("order", "3"));
    rejects(
        "window must be 0, or odd and > order = 8, but was 8", Map.of("window", "8"));
    rejects("threshold must be a number or auto but was 'low'", Map.of("threshold", "low"));
    rejects("threshold must be > 0 but was 0.0", Map.of("threshold", "0"));
  }

  private static void rejects(String message, Map<String, String> settings) {
    var error =
        assertThrows(
            InputException.class, () -> new SindyProvider().trainer(settings, new Seed(1)));
    assertEquals(message, error.getMessage());
  }
}
