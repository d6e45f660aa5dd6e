package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.DifferentiableField;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.KuramotoSivashinsky;
import chaoscast.lorenz.Lorenz63;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every integrator of ordinary equations does.
class IntegratorContractTest {
  static Stream<Integrator> methods() {
    return Stream.of(
        new RungeKutta4(50), DormandPrince853.TIGHT, GraggBulirschStoer.TIGHT, RadauIIA.TIGHT);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void timeReversedItGoesBackToWhereItCameFrom(Integrator method) {
    double[] state = {-8, 7, 27};
    Propagator forward = method.propagator(Lorenz63.CLASSICAL, 0.1);
    Propagator backward = method.propagator(reversed(Lorenz63.CLASSICAL), 0.1);
    for (int n = 0; n < 5; n++) {
      forward.advance(state);
    }
    for (int n = 0; n < 5; n++) {
      backward.advance(state);
    }
    // local errors of 1e-11 or less, grown by exp(14.6 · 0.5) = 1500 on the way back
    assertArrayEquals(new double[] {-8, 7, 27}, state, 1e-6);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void twoHalfIntervalsMakeAWholeOne(Integrator method) {
    double[] whole = {-8, 7, 27};
    double[] halves = whole.clone();
    method.propagator(Lorenz63.CLASSICAL, 0.2).advance(whole);
    Propagator half = method.propagator(Lorenz63.CLASSICAL, 0.1);
    half.advance(halves);
    half.advance(halves);
    // rk4 with steps of 0.004 and 0.002 differs by 0.2 · 0.004⁴ · (derivatives of 10⁵)
    assertArrayEquals(halves, whole, 1e-5);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void isReadBackFromItsDescription(Integrator method) {
    assertEquals(method, Integrator.parse(method.describe()));
  }

  @Test
  void aDescriptionOfAnotherKindIsRejected() {
    InputException thrown =
        assertThrows(InputException.class, () -> Integrator.parse("rk4 four"));
    assertEquals(
        "the settings of an integrator must be key=value but were 'rk4 four'",
        thrown.getMessage());
  }

  @Test
  void stiffSystemsAreIntegratedExponentiallyAndOthersByRungeKutta() {
    assertEquals(
        ExponentialRungeKutta4.ONE_STEP,
        Integrator.standardFor(KuramotoSivashinsky.CVITANOVIC_2010));
    assertEquals(RungeKutta4.ONE_STEP, Integrator.standardFor(Lorenz63.CLASSICAL));
  }

  @Test
  void aMethodWhoseStepsFollowAToleranceHasNoTangentFlow() {
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> DormandPrince853.TIGHT.tangentPropagator(Lorenz63.CLASSICAL, 0.1));
    assertEquals(
        "the integrator of tangent vectors must have steps of fixed size but was dp853",
        thrown.getMessage());
  }

  @Test
  void tangentVectorsAreTheDerivativeOfTheStep() {
    compareTangent(new RungeKutta4(2), 0.05, Lorenz63.CLASSICAL);
    compareTangent(RadauIIA.TIGHT, 0.05, Lorenz63.CLASSICAL);
    compareTangent(new ExponentialRungeKutta4(2), 0.25, KuramotoSivashinsky.CVITANOVIC_2010);
  }

  private static void compareTangent(
      Integrator method, double timeStep, DynamicalSystem system) {
    double[] state = system.initialState(new Seed(1));
    double[] direction = new Seed(2).generator().doubles(state.length, -1, 1).toArray();
    double[] ahead = state.clone();
    double[] behind = state.clone();
    for (int n = 0; n < state.length; n++) {
      ahead[n] += 1e-5 * direction[n];
      behind[n] -= 1e-5 * direction[n];
    }
    double[] middle = state.clone();
    double[][] vectors = {direction.clone()};
    method.tangentPropagator(system, timeStep).advance(middle, vectors);
    Propagator propagator = method.propagator(system, timeStep);
    propagator.advance(state);
    propagator.advance(ahead);
    propagator.advance(behind);
    assertArrayEquals(state, middle, 1e-12);
    for (int n = 0; n < state.length; n++) {
      // rounding 1e-14 / 1e-5 and the third derivative
      assertEquals((ahead[n] - behind[n]) / 2e-5, vectors[0][n], 1e-7);
    }
  }

  private static DifferentiableField reversed(DifferentiableField field) {
    return new DifferentiableField() {
      @Override
      public int dimension() {
        return field.dimension();
      }

      @Override
      public void derivative(double[] state, double[] derivative) {
        field.derivative(state, derivative);
        negate(derivative);
      }

      @Override
      public void tangent(double[] state, double[] vector, double[] image) {
        field.tangent(state, vector, image);
        negate(image);
      }

      @Override
      public double trace(double[] state) {
        return -field.trace(state);
      }
    };
  }

  private static void negate(double[] values) {
    for (int n = 0; n < values.length; n++) {
      values[n] = -values[n];
    }
  }
}
