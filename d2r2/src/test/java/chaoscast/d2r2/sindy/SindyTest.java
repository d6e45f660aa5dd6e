package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.d2r2.RingData;
import java.util.List;
import java.util.Map;
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

  private static Equations learn(Trajectory training, Map<String, String> settings) {
    var surrogate =
        (SindySurrogate) new SindyProvider()
            .trainer(settings, new Seed(1))
            .train(List.of(training), Progress.NONE);
    return surrogate.equations();
  }

  private static void assertLorenz(Equations equations, double relativeError) {
    assertEquals(7, equations.termCount(), equations.lines()::toString);
    for (int variable = 0; variable < 3; variable++) {
      for (Equations.Term term : equations.terms(variable)) {
        Double expected = LORENZ.get(variable).get(term.exponents());
        assertTrue(expected != null, equations.lines()::toString);
        assertEquals(expected, term.coefficient(), relativeError * Math.abs(expected));
      }
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
    Equations equations = learn(RingData.lorenz96(40, 4000), Map.of());
    assertEquals(160, equations.termCount());
    for (int k = 0; k < 40; k++) {
      assertEquals(4, equations.terms(k).size(), "variable " + k);
      for (Equations.Term term : equations.terms(k)) {
        int degree = term.exponents().stream().mapToInt(Integer::intValue).sum();
        double expected =
            switch (degree) {
              case 0 -> 8;
              case 1 -> -1;
              default -> term.exponents().get((k + 1) % 40) == 1 ? 1 : -1;
            };
        assertEquals(expected, term.coefficient(), 1e-4 * Math.abs(expected));
        assertTrue(degree == 0 || term.exponents().get(degree == 1 ? k : (k + 39) % 40) == 1);
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
  void equationsReadAsTheyAreWritten() {
    double[] weights = new double[2 * 6];
    weights[0] = 1.5; // 1
    weights[2] = -0.25; // y
    weights[6 + 3] = -2; // x²
    weights[6 + 4] = 1e-5; // x y
    var equations = new Equations(List.of("x", "y"), 2, weights);
    assertEquals(
        List.of("x' = 1.500 - 0.250 y", "y' = -2.000 x^2 + 1.000e-05 x y"), equations.lines());
    assertTrue(
        equations.toJson().contains("{\"coefficient\": -0.25, \"exponents\": [0, 1]}"),
        equations.toJson());
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
