package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.VectorField;
import org.junit.jupiter.api.Test;

class DormandPrince853Test {
  @Test
  void followsTheExactSolutionWithinItsTolerance() {
    // 16 intervals of several steps each; an error within tolerance a step adds up to ≤ 100 of them
    assertTrue(Oscillator.error(DormandPrince853.TIGHT, 1, 16) < 1e-10);
  }

  @Test
  void aLooserToleranceCostsAccuracy() {
    double loose = Oscillator.error(new DormandPrince853(1e-4, 1e-4), 1, 16);
    assertTrue(loose < 1e-2);
    assertTrue(loose > 1e-10);
  }

  @Test
  void agreesWithRungeKuttaStepsSmallEnoughToBeExact() {
    double[] adaptive = {-8, 7, 27};
    double[] fixed = {-8, 7, 27};
    Propagator dormandPrince = DormandPrince853.TIGHT.propagator(Lorenz63.CLASSICAL, 0.1);
    Propagator rungeKutta = new RungeKutta4(1000).propagator(Lorenz63.CLASSICAL, 0.1);
    for (int n = 0; n < 10; n++) {
      dormandPrince.advance(adaptive);
      rungeKutta.advance(fixed);
    }
    // tolerance 1e-12 · 30 and RK4's 1e-11, grown by exp(λ₁) over one time unit
    assertArrayEquals(fixed, adaptive, 1e-9);
  }

  @Test
  void dependsOnTheStateAloneAndNotOnEarlierCalls() {
    Propagator used = DormandPrince853.TIGHT.propagator(Lorenz63.CLASSICAL, 0.1);
    used.advance(new double[] {1, 1, 40});
    double[] state = {-8, 7, 27};
    double[] fresh = state.clone();
    used.advance(state);
    DormandPrince853.TIGHT.propagator(Lorenz63.CLASSICAL, 0.1).advance(fresh);
    assertArrayEquals(fresh, state);
  }

  @Test
  void reportsASolutionThatBlowsUpWithinTheInterval() {
    VectorField square =
        new VectorField() {
          @Override
          public int dimension() {
            return 1;
          }

          @Override
          public void derivative(double[] state, double[] derivative) {
            derivative[0] = state[0] * state[0];
          }
        };
    // y = 1 / (1 − t)
    Propagator propagator = new DormandPrince853(1e-9, 1e-9).propagator(square, 0.6);
    double[] state = {1};
    assertTrue(propagator.advance(state));
    assertEquals(2.5, state[0], 1e-7);
    assertFalse(propagator.advance(state));
  }

  @Test
  void describesItself() {
    assertEquals(
        "dp853 absolute=1.0E-9 relative=0.0", new DormandPrince853(1e-9, 0).describe());
  }

  @Test
  void rejectsAToleranceOfZeroByName() {
    InputException thrown =
        assertThrows(InputException.class, () -> new DormandPrince853(0, 1e-9));
    assertEquals("absolute must be > 0 but was 0.0", thrown.getMessage());
  }
}
