package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Lorenz96ThreeTier;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.Stream;

class RungeKutta4Test {
  @Test
  void halvingTheStepDividesTheErrorBySixteen() {
    double coarse = Oscillator.error(new RungeKutta4(4), 0.25, 8);
    double fine = Oscillator.error(new RungeKutta4(8), 0.25, 8);
    // the next term of the error is of relative size h = 1/16 at most
    assertEquals(4, Math.log(coarse / fine) / Math.log(2), 1.0 / 16);
  }

  @Test
  void followsTheExactSolution() {
    // error ≈ t h⁴ / 120 = 2 · (1/64)⁴ / 120
    assertTrue(Oscillator.error(new RungeKutta4(16), 0.25, 8) < 1.1 * 2 / 120 / Math.pow(64, 4));
  }

  @Test
  void substepsAreStepsOfEqualSize() {
    double[] together = Lorenz63.CLASSICAL.initialState(new Seed(1));
    double[] apart = together.clone();
    new RungeKutta4(16).propagator(Lorenz63.CLASSICAL, 1.0 / 64).advance(together);
    Propagator substep = RungeKutta4.ONE_STEP.propagator(Lorenz63.CLASSICAL, 1.0 / 1024);
    for (int n = 0; n < 16; n++) {
      substep.advance(apart);
    }
    assertArrayEquals(apart, together);
  }

  static Stream<DynamicalSystem> systems() {
    return Stream.of(Lorenz63.CLASSICAL, Lorenz96ThreeTier.CHATTOPADHYAY_2020);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void givesHipparchusBits(DynamicalSystem system) {
    OrdinaryDifferentialEquation equations =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return system.dimension();
          }

          @Override
          public double[] computeDerivatives(double time, double[] state) {
            double[] derivative = new double[state.length];
            system.derivative(state, derivative);
            return derivative;
          }
        };
    Propagator propagator = RungeKutta4.ONE_STEP.propagator(system, 0.005);
    var hipparchus = new ClassicalRungeKuttaIntegrator(0.005);
    double[] ours = system.initialState(new Seed(1));
    double[] theirs = ours.clone();
    for (int n = 0; n < 200; n++) {
      propagator.advance(ours);
      theirs = hipparchus.singleStep(equations, 0, theirs, 0.005);
      assertArrayEquals(theirs, ours);
    }
  }

  @Test
  void reportsAStateThatIsNoLongerFinite() {
    double[] state = {1e200, 1e200, 1e200};
    assertFalse(RungeKutta4.ONE_STEP.propagator(Lorenz63.CLASSICAL, 1).advance(state));
  }

  @Test
  void describesItself() {
    assertEquals("rk4 substeps=16", new RungeKutta4(16).describe());
    assertEquals(RungeKutta4.ONE_STEP, Integrator.named("rk4"));
  }

  @Test
  void rejectsZeroSubstepsByName() {
    InputException thrown = assertThrows(InputException.class, () -> new RungeKutta4(0));
    assertEquals("substeps must be ≥ 1 but was 0", thrown.getMessage());
  }

  @Test
  void namesTheNearestIntegratorForAnUnknownOne() {
    InputException thrown = assertThrows(InputException.class, () -> Integrator.named("rk5"));
    assertEquals(
        "unknown integrator 'rk5': did you mean 'rk4'? known: rk4, dp853, gbs, radau, etdrk4, own",
        thrown.getMessage());
  }
}
