package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import org.junit.jupiter.api.Test;

class RegressionMemoryTest {
  @Test
  void twoMatricesOfTheFeaturesMustFit() {
    // 2 × 1000² × 8 bytes
    assertDoesNotThrow(() -> RegressionMemory.require(1000, 16_000_000));

    var failure =
        assertThrows(
            InputException.class, () -> RegressionMemory.require(200_000, 16_000_000_000L));

    assertEquals(
        "the number of features must be ≤ 31622, whose regression fits into the 16.0 GB that the JVM"
            + " may use, but was 200000, which needs 640.0 GB; use fewer features, such as a lower degree or"
            + " fewer nodes, or give the JVM more with -Xmx",
        failure.getMessage());
  }

  @Test
  void bothRegressionsRefuseWhatNoMachineHolds() {
    for (Solver solver : Solver.values()) {
      var failure = assertThrows(InputException.class, () -> solver.start(2_000_000_000, 3));
      assertTrue(failure.problem().endsWith("needs 64000000000.0 GB"), failure.getMessage());
    }
  }
}
