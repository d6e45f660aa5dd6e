package chaoscast.lorenz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every system must do, for every default and preset.
class EverySystemTest {
  private static final List<DynamicalSystem> SYSTEMS =
      Systems.all().stream()
          .flatMap(
              provider -> Stream.concat(
                  Stream.of(provider.defaultSystem()), provider.presets().values().stream()))
          .distinct()
          .toList();

  static List<DynamicalSystem> systems() {
    return SYSTEMS;
  }

  @ParameterizedTest
  @MethodSource("systems")
  void namesEachVariableDifferently(DynamicalSystem system) {
    assertEquals(system.dimension(), system.variableNames().size());
    assertEquals(system.dimension(), new HashSet<>(system.variableNames()).size());
    assertTrue(system.observedDimension() >= 1);
    assertTrue(system.observedDimension() <= system.dimension());
  }

  @ParameterizedTest
  @MethodSource("systems")
  void startsAtAFiniteStateThatTheSeedDecides(DynamicalSystem system) {
    double[] state = system.initialState(new Seed(1));
    assertEquals(system.dimension(), state.length);
    assertTrue(Trajectory.isFinite(state));
    assertArrayEquals(state, system.initialState(new Seed(1)));
    assertFalse(Arrays.equals(state, system.initialState(new Seed(2))));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void writesEveryDerivativeAndLeavesTheStateAlone(DynamicalSystem system) {
    double[] state = system.initialState(new Seed(1));
    double[] before = state.clone();
    double[] derivative = new double[system.dimension()];
    double[] again = new double[system.dimension()];
    Arrays.fill(derivative, 1e300);
    Arrays.fill(again, -7);
    system.derivative(state, derivative);
    system.derivative(state, again);
    assertArrayEquals(before, state);
    assertArrayEquals(derivative, again, "what the array held before must not matter");
  }

  @ParameterizedTest
  @MethodSource("systems")
  void itsJacobianVectorProductIsTheDerivativeInThatDirection(DynamicalSystem system) {
    double[] state = system.initialState(new Seed(1));
    double[] direction = new Seed(2).generator().doubles(state.length, -1, 1).toArray();
    double[] image = new double[state.length];
    Arrays.fill(image, 1e300);
    system.tangent(state, direction, image);
    double[] ahead = derivativeAt(system, state, direction, 1e-5);
    double[] behind = derivativeAt(system, state, direction, -1e-5);
    double scale = Arrays.stream(image).map(Math::abs).max().orElseThrow();
    for (int n = 0; n < state.length; n++) {
      // rounding 1e-16 / 1e-5 of derivatives that may exceed the image, and the third derivative
      assertEquals((ahead[n] - behind[n]) / 2e-5, image[n], 1e-7 * scale);
    }
  }

  /// Those of maps and delay equations are logarithms of determinants.
  static Stream<DynamicalSystem> flows() {
    return SYSTEMS.stream().filter(system -> !(system instanceof SteppedSystem));
  }

  @ParameterizedTest
  @MethodSource("flows")
  void itsTraceIsTheSumOfTheJacobiansDiagonal(DynamicalSystem system) {
    double[] state = system.initialState(new Seed(1));
    double[] unit = new double[state.length];
    double[] image = new double[state.length];
    double sum = 0;
    double scale = 0;
    for (int n = 0; n < state.length; n++) {
      unit[n] = 1;
      system.tangent(state, unit, image);
      sum += image[n];
      scale += Math.abs(image[n]);
      unit[n] = 0;
    }
    assertEquals(sum, system.trace(state), 1e-12 * scale);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void isMadeAgainByItsParametersAsText(DynamicalSystem system) {
    assertEquals(system, Systems.create(system.name(), system.parameters()));
  }

  private static double[] derivativeAt(
      DynamicalSystem system, double[] state, double[] direction, double distance) {
    double[] moved = state.clone();
    for (int n = 0; n < moved.length; n++) {
      moved[n] += distance * direction[n];
    }
    double[] derivative = new double[moved.length];
    system.derivative(moved, derivative);
    return derivative;
  }
}
