package chaoscast.lorenz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import org.junit.jupiter.api.Test;

class BenchmarkSystemsTest {
  @Test
  void roesslerRestsAtItsFixedPoints() {
    // x = a z, y = −z, a z² − c z + b = 0
    double root = Math.sqrt(5.7 * 5.7 - 4 * 0.2 * 0.2);
    for (double z : new double[] {(5.7 - root) / 0.4, (5.7 + root) / 0.4}) {
      double[] state = {0.2 * z, -z, z};
      assertArrayEquals(new double[3], derivative(Roessler.CLASSICAL, state), 1e-12);
    }
  }

  @Test
  void thomasIsSymmetricUnderCyclicExchangeAndReflection() {
    double[] at = derivative(Thomas.CHAOTIC, new double[] {0.3, -1.1, 2.4});
    double[] turned = derivative(Thomas.CHAOTIC, new double[] {-1.1, 2.4, 0.3});
    double[] reflected = derivative(Thomas.CHAOTIC, new double[] {-0.3, 1.1, -2.4});
    assertArrayEquals(new double[] {at[1], at[2], at[0]}, turned);
    assertArrayEquals(new double[] {-at[0], -at[1], -at[2]}, reflected);
  }

  @Test
  void kuramotoAndSivashinskyGiveTheDerivativesOfAWaveExactly() {
    // u = sin qx: u_t = (q² − q⁴) sin qx − (q/2) sin 2qx
    double q = 2 * Math.PI * 2 / 22;
    double[] state = new double[64];
    double[] expected = new double[64];
    for (int n = 0; n < 64; n++) {
      double phase = q * 22 * n / 64;
      state[n] = Math.sin(phase);
      expected[n] =
          (q * q - q * q * q * q) * Math.sin(phase) - q / 2 * Math.sin(2 * phase);
    }
    // rounding 1e-16 of the shortest wave, times its rate of 7000
    assertArrayEquals(
        expected, derivative(KuramotoSivashinsky.CVITANOVIC_2010, state), 1e-11);
  }

  @Test
  void kuramotoAndSivashinskyLookTheSameFromEveryPoint() {
    KuramotoSivashinsky system = KuramotoSivashinsky.CVITANOVIC_2010;
    double[] state = system.initialState(new Seed(1));
    double[] moved = new double[64];
    System.arraycopy(state, 5, moved, 0, 59);
    System.arraycopy(state, 0, moved, 59, 5);
    double[] derivative = derivative(system, state);
    double[] movedDerivative = derivative(system, moved);
    for (int n = 0; n < 64; n++) {
      assertEquals(derivative[(n + 5) % 64], movedDerivative[n], 1e-10);
    }
  }

  @Test
  void theProductConservesEnergyBecauseNothingIsAliased() {
    // Σ u (u u_x) = 0 for waves below a third of the number of points
    KuramotoSivashinsky system = KuramotoSivashinsky.CVITANOVIC_2010;
    double[] state = system.initialState(new Seed(2));
    double[] derivative = derivative(system, state);
    double[] linear = new double[64];
    system.tangent(new double[64], state, linear);
    double power = 0;
    double scale = 0;
    for (int n = 0; n < 64; n++) {
      power += state[n] * (derivative[n] - linear[n]);
      scale += Math.abs(state[n] * (derivative[n] - linear[n]));
    }
    assertEquals(0, power, 1e-12 * scale);
  }

  @Test
  void theNumberOfPointsMustBeAPowerOfTwo() {
    InputException thrown =
        assertThrows(InputException.class, () -> new KuramotoSivashinsky(60, 22));
    assertEquals("points must be a power of two but was 60", thrown.getMessage());
  }

  private static double[] derivative(DynamicalSystem system, double[] state) {
    double[] derivative = new double[system.dimension()];
    system.derivative(state, derivative);
    return derivative;
  }
}
