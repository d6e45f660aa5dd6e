package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.lorenz.Lorenz63;
import org.junit.jupiter.api.Test;

class GraggBulirschStoerTest {
  @Test
  void followsTheExactSolutionWithinItsTolerance() {
    // 16 intervals of few steps each; an error within tolerance a step adds up to ≤ 100 of them
    assertTrue(Oscillator.error(GraggBulirschStoer.TIGHT, 1, 16) < 1e-10);
  }

  @Test
  void theErrorFollowsTheToleranceOverEightDecades() {
    double loose = Oscillator.error(new GraggBulirschStoer(1e-4, 1e-4), 1, 16);
    double middle = Oscillator.error(new GraggBulirschStoer(1e-8, 1e-8), 1, 16);
    double tight = Oscillator.error(GraggBulirschStoer.TIGHT, 1, 16);
    assertTrue(loose < 1e-2);
    assertTrue(middle < 1e-6 && middle < loose);
    assertTrue(tight < middle);
  }

  @Test
  void agreesWithDormandAndPrince() {
    double[] extrapolated = {-8, 7, 27};
    double[] embedded = {-8, 7, 27};
    Propagator gragg = GraggBulirschStoer.TIGHT.propagator(Lorenz63.CLASSICAL, 0.1);
    Propagator dormand = DormandPrince853.TIGHT.propagator(Lorenz63.CLASSICAL, 0.1);
    for (int n = 0; n < 10; n++) {
      gragg.advance(extrapolated);
      dormand.advance(embedded);
    }
    // both within 1e-12 · 30 a step, grown by exp(λ₁) over one time unit
    assertArrayEquals(embedded, extrapolated, 1e-9);
  }

  @Test
  void describesItselfAndIsFoundByName() {
    assertEquals(
        "gbs absolute=1.0E-9 relative=0.0", new GraggBulirschStoer(1e-9, 0).describe());
    assertEquals(GraggBulirschStoer.TIGHT, Integrator.named("gbs"));
  }

  @Test
  void rejectsAToleranceOfZeroByName() {
    InputException thrown =
        assertThrows(InputException.class, () -> new GraggBulirschStoer(0, 1e-9));
    assertEquals("absolute must be > 0 but was 0.0", thrown.getMessage());
  }
}
