package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.training.Solver;
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
  void theChosenDegreeIsOnRecordAndTheWordAutoIsNot() {
    assertTrue(D2r2Options.PRECISE.choosesDegree());
    assertEquals("9", D2r2Options.PRECISE.with(9, 0).degree());
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
