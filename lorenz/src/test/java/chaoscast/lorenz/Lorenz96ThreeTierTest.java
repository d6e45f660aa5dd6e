package chaoscast.lorenz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.generation.Propagator;
import chaoscast.lorenz.generation.RungeKutta4;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Lorenz96ThreeTierTest {
  /// hc/b = 2, he/d = 2, cb = 8, ed = 50, ge = 30.
  private static final Lorenz96ThreeTier ROUND =
      new Lorenz96ThreeTier(4, 5, 6, 20, 1, 2, 4, 5, 10, 3);

  @Test
  void linearTermsMatchValuesComputedByHandWhereEachTierIsUniform() {
    double[] state = new double[ROUND.dimension()];
    Arrays.fill(state, 0, 4, 2);
    Arrays.fill(state, 4, 24, 3);
    Arrays.fill(state, 24, 144, 5);
    double[] expected = new double[144];
    Arrays.fill(expected, 0, 4, -2 + 20 - 2 * 5 * 3); // X = 2, five Y = 3
    Arrays.fill(expected, 4, 24, -4 * 3 + 2 * 2 - 2 * 6 * 5); // Y = 3, X = 2, six Z = 5
    Arrays.fill(expected, 24, 144, -30 * 5 + 2 * 3); // Z = 5, Y = 3
    assertArrayEquals(expected, derivative(ROUND, state));
    assertArrayEquals(new double[] {-12, -68, -144}, pick(expected, 0, 4, 24));
  }

  @Test
  void advectionMatchesValuesComputedByHandAndTheTiersRunInOppositeDirections() {
    double[] state = new double[ROUND.dimension()];
    state[0] = 3; // X_1
    state[2] = 7; // X_3
    state[y(1, 0)] = 3; // Y_{2,1}
    state[y(2, 0)] = 7; // Y_{3,1}
    state[z(0, 4, 3)] = 3; // Z_{1,5,4}
    state[z(2, 4, 3)] = 7; // Z_{3,5,4}
    double[] derivative = derivative(ROUND, state);
    assertEquals(3 * 7 + 20, derivative[1]); // X_2' = X_1 X_3 + F
    assertEquals(-8 * 3 * 7 + 2 * 3, derivative[y(0, 0)]); // Y_{1,1}' = −cb Y_2 Y_3 + (hc/b) X_1
    assertEquals(50 * 3 * 7, derivative[z(1, 4, 3)]); // Z_{2,5,4}' = ed Z_1 Z_3
  }

  static Stream<Lorenz96ThreeTier> sizes() {
    return Stream.of(
        Lorenz96ThreeTier.CHATTOPADHYAY_2020,
        Lorenz96ThreeTier.THORNES_2017,
        new Lorenz96ThreeTier(4, 4, 4, 18, 0.5, 8, 9, 7, 6, 2),
        new Lorenz96ThreeTier(36, 5, 7, 10, 1, 10, 10, 10, 10, 1));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void matchesTheEquationsWithIndicesModuloTheirColumns(Lorenz96ThreeTier system) {
    double[] state = new Seed(5).generator().doubles(system.dimension(), -10, 10).toArray();
    // relative 1e-14 of terms up to ed · 10 · 20 = 20 000
    assertArrayEquals(
        new ThreeTierByTheBook(system, state).derivative(), derivative(system, state), 2e-10);
  }

  /// As the class says: a step of Δt = 0.005 against 64 of a 64th, of Y on the attractor.
  @Test
  void thePublishedStepIsNotConverged() {
    Lorenz96ThreeTier system = Lorenz96ThreeTier.CHATTOPADHYAY_2020;
    double[] state = system.initialState(new Seed(1));
    Propagator published = new RungeKutta4(1).propagator(system, 0.005);
    for (int n = 0; n < 4000; n++) {
      assertTrue(published.advance(state));
    }
    double error = 0;
    double size = 0;
    for (int n = 0; n < 200; n++) {
      double[] fine = state.clone();
      new RungeKutta4(64).propagator(system, 0.005).advance(fine);
      published.advance(state);
      for (int i = 8; i < 72; i++) {
        error += (state[i] - fine[i]) * (state[i] - fine[i]);
        size += fine[i] * fine[i];
      }
    }
    assertEquals(4e-4, Math.sqrt(error / size), 1e-4);
  }

  @Test
  void thePresetsDifferOnlyInTheDampingOfZ() {
    double[] state = Lorenz96ThreeTier.THORNES_2017.initialState(new Seed(1));
    double[] undamped = derivative(Lorenz96ThreeTier.CHATTOPADHYAY_2020, state);
    double[] damped = derivative(Lorenz96ThreeTier.THORNES_2017, state);
    for (int n = 0; n < state.length; n++) {
      double difference = n < 72 ? 0 : -(10 - 1) * 10 * state[n];
      assertEquals(difference, damped[n] - undamped[n], 1e-11);
    }
  }

  @Test
  void has584VariablesOfWhichTheEightXAreObserved() {
    Lorenz96ThreeTier system = Lorenz96ThreeTier.CHATTOPADHYAY_2020;
    assertEquals(584, system.dimension());
    assertEquals(8, system.observedDimension());
    List<String> names = system.variableNames();
    assertEquals(List.of("X1", "X8", "Y1_1", "Y1_2", "Z1_1_1", "Z8_8_8"),
        Stream.of(0, 7, 8, 9, 72, 583).map(names::get).toList());
  }

  @Test
  void startsWithWholeNumbersWithinFiveInX() {
    double[] state = Lorenz96ThreeTier.CHATTOPADHYAY_2020.initialState(new Seed(3));
    for (int k = 0; k < 8; k++) {
      assertEquals(Math.rint(state[k]), state[k]);
      assertTrue(Math.abs(state[k]) <= 5);
    }
    // four standard deviations of the mean square of 64 and of 512 normal deviates
    assertEquals(1, meanSquare(state, 8, 72), 4 * Math.sqrt(2.0 / 64));
    assertEquals(0.0025, meanSquare(state, 72, 584), 0.0025 * 4 * Math.sqrt(2.0 / 512));
  }

  @Test
  void rejectsAnAmplitudeRatioOfZeroByName() {
    InputException thrown =
        assertThrows(
            InputException.class, () -> new Lorenz96ThreeTier(8, 8, 8, 20, 1, 0, 10, 10, 10, 1));
    assertEquals("b must be > 0 but was 0.0", thrown.getMessage());
  }

  private static int y(int j, int k) {
    return 4 + j * 4 + k;
  }

  private static int z(int i, int j, int k) {
    return 24 + i * 20 + j * 4 + k;
  }

  private static double meanSquare(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).map(value -> value * value).average().orElseThrow();
  }

  private static double[] pick(double[] values, int... indices) {
    return Arrays.stream(indices).mapToDouble(index -> values[index]).toArray();
  }

  private static double[] derivative(Lorenz96ThreeTier system, double[] state) {
    double[] derivative = new double[system.dimension()];
    system.derivative(state, derivative);
    return derivative;
  }
}
