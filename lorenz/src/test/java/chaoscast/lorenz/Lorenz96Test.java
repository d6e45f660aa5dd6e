package chaoscast.lorenz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Lorenz96Test {
  @Test
  void matchesTheEquationsAtAPointComputedByHand() {
    double[] state = {1, 2, 3, 5};
    double[] expected = {
      5 * (2 - 3) - 1 + 8, 1 * (3 - 5) - 2 + 8, 2 * (5 - 1) - 3 + 8, 3 * (1 - 2) - 5 + 8
    };
    assertArrayEquals(new double[] {2, 4, 13, 0}, expected);
    assertArrayEquals(expected, derivative(new Lorenz96(4, 8), state));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 8, 9, 36, 40})
  void matchesTheEquationsWithIndicesModuloK(int size) {
    double[] state = random(size);
    double[] expected = new double[size];
    for (int k = 0; k < size; k++) {
      double before = state[(k + size - 1) % size];
      double twoBefore = state[(k + size - 2) % size];
      expected[k] = before * (state[(k + 1) % size] - twoBefore) - state[k] + 6.5;
    }
    // 1e-13: rounding of sums of a few terms of size 100, added in another order
    assertArrayEquals(expected, derivative(new Lorenz96(size, 6.5), state), 1e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 40})
  void advectionConservesEnergy(int size) {
    double[] state = random(size);
    double[] derivative = derivative(new Lorenz96(size, 0), state);
    double power = 0;
    double scale = 0;
    for (int k = 0; k < size; k++) {
      double advection = derivative[k] + state[k];
      power += state[k] * advection;
      scale += Math.abs(state[k] * advection);
    }
    assertEquals(0, power, 1e-14 * scale);
  }

  @Test
  void restsWhereEveryVariableEqualsTheForcing() {
    double[] state = new double[7];
    Arrays.fill(state, 8);
    assertArrayEquals(new double[7], derivative(new Lorenz96(7, 8), state));
  }

  @Test
  void knowsItsLyapunovExponentForPublishedParametersOnly() {
    assertEquals(0.4670, new Lorenz96(5, 8).lyapunovExponent().orElseThrow());
    assertEquals(1.5918, new Lorenz96(8, 8).lyapunovExponent().orElseThrow());
    assertEquals(1.68, new Lorenz96(40, 8).lyapunovExponent().orElseThrow());
    assertTrue(new Lorenz96(8, 10).lyapunovExponent().isEmpty());
  }

  @Test
  void rejectsARingOfThreeByName() {
    InputException thrown = assertThrows(InputException.class, () -> new Lorenz96(3, 8));
    assertEquals("K must be ≥ 4 but was 3", thrown.getMessage());
  }

  @Test
  void rejectsAForcingThatIsNotANumber() {
    InputException thrown = assertThrows(InputException.class, () -> new Lorenz96(8, Double.NaN));
    assertEquals("F must be finite but was NaN", thrown.getMessage());
  }

  private static double[] random(int size) {
    RandomGenerator random = new Seed(size).generator();
    return random.doubles(size, -10, 10).toArray();
  }

  private static double[] derivative(Lorenz96 system, double[] state) {
    double[] derivative = new double[system.dimension()];
    system.derivative(state, derivative);
    return derivative;
  }
}
