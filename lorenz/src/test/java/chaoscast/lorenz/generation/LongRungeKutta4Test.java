package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.lyapunov.LyapunovMeasurement;
import chaoscast.lorenz.lyapunov.LyapunovPlan;
import chaoscast.lorenz.lyapunov.LyapunovSpectrum;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Runge–Kutta in long arithmetic, for what takes and gives doubles")
class LongRungeKutta4Test {
  private static final double STEP = 1.0 / 64;

  @Test
  @DisplayName("States and small differences are those of the tangent flow in doubles, up to its rounding")
  void agreesWithTheTangentFlow() {
    TangentPropagator doubles =
        new RungeKutta4(4).tangentPropagator(Lorenz63.CLASSICAL, STEP);
    TangentPropagator digits =
        new LongRungeKutta4(192, 4).tangentPropagator(Lorenz63.CLASSICAL, STEP);
    double[] expected = {-8, 7, 27};
    double[] state = expected.clone();
    double[][] expectedVectors = {{1, 0, 0}, {0.5, -2, 0.25}};
    double[][] vectors = {{1, 0, 0}, {0.5, -2, 0.25}};
    for (int n = 0; n < 20; n++) {
      assertTrue(doubles.advance(expected, expectedVectors));
      assertTrue(digits.advance(state, vectors));
    }
    assertArrayEquals(expected, state, 1e-12);
    for (int i = 0; i < vectors.length; i++) {
      assertArrayEquals(expectedVectors[i], vectors[i], 1e-12);
    }
  }

  /// The exponents of Lorenz 63 sum up to −(σ + 1 + β) exactly.
  @Test
  @DisplayName("Exponents are measured by it, and sum up to the trace")
  void exponents() {
    LyapunovPlan plan =
        LyapunovPlan.of(Lorenz63.CLASSICAL)
            .withTime(40)
            .withTrajectories(1)
            .withAlignmentTime(5)
            .withIntegrator(new LongRungeKutta4(128, 1));
    LyapunovSpectrum spectrum =
        new LyapunovMeasurement(Lorenz63.CLASSICAL, plan).run(1, Progress.NONE);
    double sum = 0;
    for (double exponent : spectrum.exponents()) {
      sum += exponent;
    }
    assertEquals(-(10 + 1 + 8.0 / 3), sum, 1e-3);
    assertEquals(0.906, spectrum.exponents()[0], 0.3);
  }

  @Test
  @DisplayName("Only flows that have a text are integrated by it")
  void refuses() {
    assertThrows(InputException.class, () -> new LongRungeKutta4(12, 1));
    assertThrows(InputException.class, () -> new LongRungeKutta4(128, 0));
    var map = Systems.create("henon", Map.of());
    assertThrows(
        InputException.class,
        () -> new LongRungeKutta4(128, 1).tangentPropagator(map, 1));
  }
}
