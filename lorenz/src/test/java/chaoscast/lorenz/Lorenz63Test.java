package chaoscast.lorenz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import org.junit.jupiter.api.Test;

class Lorenz63Test {
  private static final Lorenz63 SYSTEM = Lorenz63.CLASSICAL;

  @Test
  void matchesTheEquationsAtAPointComputedByHand() {
    // x' = 10 (2 − 1), y' = 1 (28 − 3) − 2, z' = 1 · 2 − 8/3 · 3
    assertArrayEquals(new double[] {10, 23, -6}, derivative(SYSTEM, 1, 2, 3), 1e-15);
    // σ = 2, ρ = 3, β = 5: x' = 2 (7 − 4), y' = 4 (3 − 6) − 7, z' = 4 · 7 − 5 · 6
    assertArrayEquals(new double[] {6, -19, -2}, derivative(new Lorenz63(2, 3, 5), 4, 7, 6));
  }

  @Test
  void derivativeVanishesAtTheThreeFixedPoints() {
    double height = SYSTEM.rho() - 1;
    double side = Math.sqrt(SYSTEM.beta() * height);
    double[] none = new double[3];
    assertArrayEquals(none, derivative(SYSTEM, 0, 0, 0));
    // 1e-13: a few units in the last place of terms of size 72
    assertArrayEquals(none, derivative(SYSTEM, side, side, height), 1e-13);
    assertArrayEquals(none, derivative(SYSTEM, -side, -side, height), 1e-13);
  }

  @Test
  void phaseSpaceContractsAtTheConstantRateOfTheTrace() {
    double trace = -(SYSTEM.sigma() + 1 + SYSTEM.beta());
    double[][] points = {{1, 2, 3}, {-8, 7, 27}, {14, -3, 40}};
    for (double[] point : points) {
      double divergence = 0;
      for (int variable = 0; variable < 3; variable++) {
        double[] above = point.clone();
        double[] below = point.clone();
        above[variable] += 0.5;
        below[variable] -= 0.5;
        divergence +=
            derivative(SYSTEM, above)[variable] - derivative(SYSTEM, below)[variable];
      }
      // each variable enters its own equation linearly: the difference quotient is exact
      assertEquals(trace, divergence, 1e-12);
    }
  }

  @Test
  void isSymmetricUnderRotationAboutTheVerticalAxis() {
    double[] here = derivative(SYSTEM, 1.5, -2.25, 20);
    double[] there = derivative(SYSTEM, -1.5, 2.25, 20);
    assertArrayEquals(new double[] {-here[0], -here[1], here[2]}, there);
  }

  @Test
  void knowsItsLyapunovExponentForTheClassicalParametersOnly() {
    assertEquals(0.9064, SYSTEM.lyapunovExponent().orElseThrow());
    assertTrue(new Lorenz63(10, 29, 8.0 / 3).lyapunovExponent().isEmpty());
  }

  @Test
  void rejectsANonPositivePrandtlNumberByName() {
    InputException thrown =
        assertThrows(InputException.class, () -> new Lorenz63(-1, 28, 8.0 / 3));
    assertEquals("sigma must be > 0 but was -1.0", thrown.getMessage());
  }

  private static double[] derivative(Lorenz63 system, double... state) {
    double[] derivative = new double[3];
    system.derivative(state, derivative);
    return derivative;
  }
}
