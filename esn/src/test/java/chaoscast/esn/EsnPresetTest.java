package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EsnPresetTest {
  private static final LsrEsnProvider PROVIDER = new LsrEsnProvider();

  private static Trajectory circle() {
    double[] states = new double[2 * 400];
    for (int step = 0; step < 400; step++) {
      states[2 * step] = Math.cos(0.1 * step);
      states[2 * step + 1] = Math.sin(0.1 * step);
    }
    return Trajectory.of(states, 2, 0.1);
  }

  private static Surrogate train(Map<String, String> settings) {
    return PROVIDER.trainer(settings, new Seed(1)).train(List.of(circle()), Progress.NONE);
  }

  @Test
  void furtherKeysOverrideThePreset() {
    Map<String, String> settings =
        train(Map.of("preset", "precise", "nodes", "50", "ridge", "1e-9")).settings();
    assertEquals("precise", settings.get("preset"));
    assertEquals("qr", settings.get("solver"));
    assertEquals("full", settings.get("features"));
    assertEquals("50", settings.get("nodes"));
    assertEquals("1.0E-9", settings.get("ridge"));
  }

  @Test
  void aPresetThatDoesNotExistIsRejectedWithTheNearest() {
    var preset = Map.of("preset", "precize");
    var error =
        assertThrows(InputException.class, () -> PROVIDER.trainer(preset, new Seed(1)));
    assertTrue(error.getMessage().contains("'precise'"), error.getMessage());
  }

  @Test
  void thePrecisePresetContinuesACircleToRoundingError() {
    Surrogate surrogate = train(Map.of("preset", "precise", "nodes", "40"));
    Trajectory past = circle();
    double[] last = surrogate.forecast(past, 100).predicted().state(99);
    // a hundred steps, each off by some ulps of 1 times the readout's condition
    assertEquals(Math.cos(0.1 * 499), last[0], 1e-9);
    assertEquals(Math.sin(0.1 * 499), last[1], 1e-9);
  }

  @Test
  void oneObservedVariableForecastsBoth() {
    Surrogate surrogate =
        train(Map.of("nodes", "40", "observed", "0", "spectralRadius", "0.9", "features", "linear",
            "solver", "qr", "ridge", "1e-12", "washout", "100"));
    double[] states = circle().toArray();
    for (int step = 0; step < 400; step++) {
      states[2 * step + 1] = 0;
    }
    Trajectory blind = Trajectory.of(states, 2, 0.1);
    double[] next = surrogate.forecast(blind, 1).predicted().state(0);
    assertEquals(Math.cos(0.1 * 400), next[0], 1e-3);
    assertEquals(Math.sin(0.1 * 400), next[1], 1e-3);
  }
}
