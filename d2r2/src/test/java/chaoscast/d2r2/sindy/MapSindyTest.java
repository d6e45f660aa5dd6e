package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.PolynomialText;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Maps are found as maps: each state gives the next.
class MapSindyTest {
  private static final double[] START = {0.1, 0.1};

  private static double[] henon(double[] s) {
    return new double[] {1 - 1.4 * s[0] * s[0] + s[1], 0.3 * s[0]};
  }

  private static Trajectory orbit(UnaryOperator<double[]> map, int steps, double... start) {
    double[] states = new double[start.length * steps];
    double[] state = start.clone();
    for (int i = -100; i < steps; i++) {
      if (i >= 0) {
        System.arraycopy(state, 0, states, start.length * i, start.length);
      }
      state = map.apply(state);
    }
    return Trajectory.of(states, start.length, 1)
        .withNames(List.of("x", "y").subList(0, start.length));
  }

  private static SindySurrogate train(Trajectory data, Map<String, String> settings) {
    return (SindySurrogate) new SindyProvider()
        .trainer(settings, new Seed(1)).train(List.of(data), Progress.NONE);
  }

  private static double coefficient(Polynomials equations, int variable, int... factors) {
    return equations.rows().get(variable).terms().getOrDefault(Monomial.of(factors), Double.NaN);
  }

  @Test
  void findsHenonsMapExactly() {
    Trajectory data = orbit(MapSindyTest::henon, 2000, START);
    for (String degree : List.of("2", "4")) {
      SindySurrogate found = train(data, Map.of("degree", degree));
      Polynomials equations = found.equations();
      assertEquals("map", found.settings().get("form"));
      assertEquals(Form.NEXT_STATE, equations.form());
      assertEquals(4, equations.termCount(), equations::toString);
      assertEquals(1, coefficient(equations, 0), 1e-12);
      assertEquals(-1.4, coefficient(equations, 0, 0, 0), 1e-12);
      assertEquals(1, coefficient(equations, 0, 1), 1e-12);
      assertEquals(0.3, coefficient(equations, 1, 0), 1e-12);
      assertEquals(
          List.of("x+ = 1.000 + 1.000 y - 1.400 x^2", "y+ = 0.300 x"),
          PolynomialText.of(equations).lines());
    }
  }

  @Test
  void findsTheLogisticMapExactlyWhateverScalingIsAskedFor() {
    Trajectory data = orbit(s -> new double[] {3.9 * s[0] * (1 - s[0])}, 500, 0.3);
    for (ScalingKind scaling : ScalingKind.values()) {
      Surrogate found =
          new ScaledTrainer(new SindyProvider().trainer(Map.of(), new Seed(1)), scaling)
              .train(List.of(data), Progress.NONE);
      Polynomials equations = ((SindySurrogate) found).equations();
      assertEquals(2, equations.termCount(), equations::toString);
      assertEquals(3.9, coefficient(equations, 0, 0), 1e-12);
      assertEquals(-3.9, coefficient(equations, 0, 0, 0), 1e-12);
    }
  }

  @Test
  void findsSinesOfAMap() {
    Trajectory data = orbit(s -> new double[] {3.5 * Math.sin(s[0]) - 0.2 * s[0]}, 500, 0.3);
    SindySurrogate found = train(data, Map.of("library", "polynomial,sine"));
    assertEquals("x+ = -0.200 x + 3.500 sin(x)\n",
        new SindyProvider().view(found, Optional.empty()));
    assertEquals(3.5, coefficient(found.equations(), 0, 1), 1e-11);
  }

  /// Observations are white noise away from the orbit: states are estimated with the coefficients.
  @Test
  void noiseThatIsGivenIsTakenIntoAccount() {
    Trajectory clean = orbit(MapSindyTest::henon, 2000, START);
    var random = new Seed(7).generator();
    double[] noisy = clean.toArray();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (i % 2 == 0 ? 0.72 : 0.22) * 0.01 * random.nextGaussian();
    }
    Trajectory data = Trajectory.of(noisy, 2, 1).withNames(List.of("x", "y"));
    Polynomials equations = train(data, Map.of("noise", "0.01")).equations();
    assertEquals(4, equations.termCount(), equations::toString);
    // a thousandth: 1% over the root of 2000, times ten
    assertEquals(-1.4, coefficient(equations, 0, 0, 0), 2e-3);
    assertEquals(0.3, coefficient(equations, 1, 0), 2e-3);
  }

  @Test
  void forecastsAndFilesIterateIt(@TempDir Path folder) {
    Trajectory data = orbit(MapSindyTest::henon, 1000, START);
    SindySurrogate found = train(data.slice(0, 900), Map.of());
    Trajectory predicted = found.forecast(data.slice(899, 900), 40).predicted();
    // forty steps: an error of 1e−15 grows by exp(0.42 · 40) on average
    assertArrayEquals(data.state(939), predicted.state(39), 1e-6);
    Path file = folder.resolve("map.h5");
    Surrogates.save(found, file);
    Surrogate again = Surrogates.load(file);
    assertArrayEquals(
        predicted.toArray(), again.forecast(data.slice(899, 900), 40).predicted().toArray());
    assertEquals(found.equations(), ((SindySurrogate) again).equations());
  }

  @Test
  void itsTangentIsTheMapsOwn() {
    Flow flow = train(orbit(MapSindyTest::henon, 1000, START), Map.of()).flow().orElseThrow();
    double[][] vectors = Flow.identity(2);
    assertTrue(flow.advance(new double[] {0.5, 0.1}, vectors, 0));
    assertArrayEquals(new double[] {-1.4, 1}, vectors[0], 1e-11);
    assertArrayEquals(new double[] {0.3, 0}, vectors[1], 1e-11);
  }

  @Test
  void aFlowMayBeAskedForAndHasDerivatives() {
    Trajectory data = orbit(MapSindyTest::henon, 1000, START);
    assertEquals(Form.DERIVATIVE, train(data, Map.of("form", "flow")).equations().form());
    assertEquals("flow", train(LorenzData.sampled(500, 0.01, 0), Map.of()).settings().get("form"));
  }

  @Test
  void whatDoesNotGoWithMapsIsRefusedByName() {
    Trajectory data = orbit(MapSindyTest::henon, 1000, START);
    var noise =
        assertThrows(InputException.class, () -> train(data, Map.of("noise", "auto")));
    assertTrue(
        noise.getMessage().startsWith(
            "noise must be a share where the equations are a map but was auto"),
        noise.getMessage());
    var ring =
        assertThrows(
            InputException.class, () -> train(data, Map.of("form", "map", "library", "spectral")));
    assertEquals(
        "form must be flow or auto with library=spectral but was map", ring.getMessage());
  }
}
