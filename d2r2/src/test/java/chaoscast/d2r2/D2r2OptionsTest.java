package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.options.Options;
import chaoscast.core.options.Withers;
import chaoscast.core.training.Solver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class D2r2OptionsTest {
  @Test
  void withoutSettingsTheyAreThePapers() {
    assertEquals(D2r2Options.PAPER, D2r2Options.parse(Map.of()));
    assertEquals(4, D2r2Options.PAPER.fixedDegree());
    assertEquals(1e-4, D2r2Options.PAPER.readout().ridge());
  }

  @Test
  void aPresetIsOverriddenByFurtherSettings() {
    var options = D2r2Options.parse(Map.of("preset", "precise", "degree", "7"));
    assertEquals(Solver.QR, options.readout().solver());
    assertEquals(7, options.fixedDegree());
  }

  @Test
  void aDegreeToBeChosenIsNoNumber() {
    assertEquals(Degree.auto(), D2r2Options.PRECISE.degree());
    assertEquals(Degree.of(9), D2r2Options.PRECISE.withDegree(9).degree());
    assertEquals("auto", Options.values(D2r2Options.PRECISE).get("degree"));
    assertEquals(D2r2Options.PRECISE, D2r2Options.parse(Options.values(D2r2Options.PRECISE)));
  }

  @Test
  void everyPresetIsFoundByItsName() {
    for (var preset : List.of(D2r2Options.PAPER, D2r2Options.PRECISE, D2r2Options.RING)) {
      assertEquals(preset, D2r2Options.parse(Map.of("preset", preset.preset())));
    }
    rejects(
        "unknown preset of d2r2 'papers': did you mean 'paper'? known: paper, precise, ring",
        Map.of("preset", "papers"));
  }

  @Test
  void everyOptionHasACopyWithAnother() {
    Withers.check(D2r2Options.PAPER, D2r2Options.RING);
  }

  @Test
  void javaAndTextTrainTheSame() {
    var data = ChaoticData.lorenz(new double[] {1, 2, 20}, 400);
    Surrogate java =
        D2r2.trainer(D2r2Options.PAPER.withDegree(2).withRidge(1e-6), new Seed(1))
            .train(List.of(data), Progress.NONE);
    Surrogate text =
        new D2r2Provider()
            .trainer(Map.of("degree", "2", "ridge", "1e-6"), new Seed(1))
            .train(List.of(data), Progress.NONE);
    assertEquals(text.settings(), java.settings());
    assertEquals("paper", java.settings().get("preset"));
  }

  @Test
  void rejectsWhatCannotBeByNameAndValue() {
    rejects("degree must be a whole number or auto but was 'four'", Map.of("degree", "four"));
    rejects("degree must be ≥ 1 but was 0", Map.of("degree", "0"));
    rejects("shared weights need a stencil ≥ 1 but stencil was 0", Map.of("shared", "true"));
    rejects(
        "delays must be 0 with a stencil but were 1", Map.of("stencil", "2", "delays", "1"));
    rejects("stride must be ≥ 1 but was 0", Map.of("stride", "0"));
    rejects("inputNoise must be ≥ 0 but was -1.0", Map.of("inputNoise", "-1"));
    rejects(
        "inputNoise must be 0 with a stencil but was 0.1",
        Map.of("stencil", "2", "inputNoise", "0.1"));
    assertThrows(InputException.class, () -> D2r2Options.parse(Map.of("prune", "0")));
  }

  private static void rejects(String message, Map<String, String> settings) {
    var error = assertThrows(InputException.class, () -> D2r2Options.parse(settings));
    assertEquals(message, error.getMessage());
  }
}
