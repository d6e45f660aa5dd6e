package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.FeatureTransform;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EsnPresetTest {
  private static final LsrEsnProvider PROVIDER = new LsrEsnProvider();

  private static final Map<String, String> CHANGED =
      Map.ofEntries(
          Map.entry("nodes", "77"),
          Map.entry("spectralRadius", "0.7"),
          Map.entry("inDegree", "5"),
          Map.entry("topology", "ring"),
          Map.entry("weights", "gaussian"),
          Map.entry("inputScaling", "0.7"),
          Map.entry("inputTopology", "dense"),
          Map.entry("inputDegree", "5"),
          Map.entry("observed", "0"),
          Map.entry("bias", "0.25"),
          Map.entry("features", "linear"),
          Map.entry("activation", "linear"),
          Map.entry("leakRate", "0.5"),
          Map.entry("inputNoise", "0.01"),
          Map.entry("washout", "7"),
          Map.entry("warmUp", "9"),
          Map.entry("target", "increment"),
          Map.entry("solver", "qr"),
          Map.entry("ridge", "1e-3"),
          Map.entry("blocks", "3"),
          Map.entry("overlap", "1"),
          Map.entry("shared", "false"));

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
  void aRecordTrainsWhatItsTextDoes() {
    EsnOptions options =
        EsnOptions.LSR_PAPER.withNodes(40).withFeatures(FeatureTransform.FULL).withRidge(1e-8);
    Surrogate typed =
        LsrEsn.trainer(options, new Seed(1)).train(List.of(circle()), Progress.NONE);
    Surrogate text = train(Map.of("nodes", "40", "features", "full", "ridge", "1e-8"));
    assertEquals(text.settings(), typed.settings());
    assertArrayEquals(
        text.forecast(circle(), 20).predicted().toArray(),
        typed.forecast(circle(), 20).predicted().toArray());
    Surrogate high =
        HsrEsn.trainer(EsnOptions.HSR_PAPER.withNodes(30).withBias(0.5), new Seed(1))
            .train(List.of(circle()), Progress.NONE);
    assertEquals("hsr-esn", high.provider());
    assertEquals("1.2", high.settings().get("spectralRadius"));
  }

  @Test
  void aRecordIsOnRecordWithThePresetThatItWasMadeFrom() {
    Surrogate surrogate =
        LsrEsn.trainer(EsnOptions.PRECISE.withNodes(40).withRidge(1e-9), new Seed(1))
            .train(List.of(circle()), Progress.NONE);
    assertEquals("precise", surrogate.settings().get("preset"));
  }

  @Test
  void everyOptionHasAWithOfItsName() throws ReflectiveOperationException {
    for (OptionDescription option : PROVIDER.options().subList(1, PROVIDER.options().size())) {
      String name = option.name();
      String wither = "with" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      Method method =
          Arrays.stream(EsnOptions.class.getMethods())
              .filter(candidate -> candidate.getName().equals(wither))
              .findFirst()
              .orElseThrow(() -> new AssertionError("EsnOptions has no " + wither));
      EsnOptions other = Options.parse(EsnOptions.HSR_PAPER, Map.of(name, CHANGED.get(name)));
      assertNotEquals(EsnOptions.HSR_PAPER, other, name);
      assertEquals(other, method.invoke(EsnOptions.HSR_PAPER, value(other, name)), wither);
    }
  }

  private static Object value(Record record, String name) throws ReflectiveOperationException {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(record);
      Object found =
          component.getName().equals(name)
              ? value
              : value instanceof Record nested ? value(nested, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Test
  void thePresetsNameOfVersion010IsStillRead() {
    assertEquals(EsnOptions.LSR_PAPER, PROVIDER.parse(Map.of("preset", "published")));
    assertEquals(EsnOptions.LSR_PAPER, PROVIDER.parse(Map.of("preset", "paper")));
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
