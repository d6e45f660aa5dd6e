package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.KuramotoSivashinsky;
import chaoscast.lorenz.Lorenz63;
import org.junit.jupiter.api.Test;

class ExponentialRungeKutta4Test {
  private static final KuramotoSivashinsky SYSTEM = KuramotoSivashinsky.CVITANOVIC_2010;

  @Test
  void aWaveOfNoHeightGrowsAndDecaysExactlyAsItsRateSays() {
    // 1e-9 cos qx: the product term is 1e-18
    for (int number : new int[] {1, 3, 5}) {
      double q = 2 * Math.PI * number / 22;
      double rate = q * q - q * q * q * q;
      double[] state = new double[64];
      for (int n = 0; n < 64; n++) {
        state[n] = 1e-9 * Math.cos(2 * Math.PI * number * n / 64);
      }
      ExponentialRungeKutta4.ONE_STEP.propagator(SYSTEM, 2).advance(state);
      assertEquals(1e-9 * Math.exp(2 * rate), state[0], 1e-9 * Math.exp(2 * rate) * 1e-6);
    }
  }

  @Test
  void halvingTheStepDividesTheErrorBySixteen() {
    double[] reference = after(new RungeKutta4(4000));
    double coarse = distance(after(new ExponentialRungeKutta4(64)), reference);
    double fine = distance(after(new ExponentialRungeKutta4(128)), reference);
    // errors of 1e-10 and 6e-12; at longer steps the short waves hold the order near three
    assertEquals(4, Math.log(coarse / fine) / Math.log(2), 0.25);
  }

  @Test
  void agreesWithExplicitStepsShortEnoughToBeStable() {
    double[] exponential = start();
    double[] explicit = exponential.clone();
    new ExponentialRungeKutta4(16).propagator(SYSTEM, 0.25).advance(exponential);
    new RungeKutta4(1000).propagator(SYSTEM, 0.25).advance(explicit);
    // steps of 1/64: order four leaves 1e-9 or so
    assertArrayEquals(explicit, exponential, 1e-7);
  }

  @Test
  void theMeanStaysZeroAndTheStateStaysBoundedInTheLongRun() {
    Trajectory trajectory =
        new Generation(SYSTEM, GenerationPlan.of(SYSTEM, 400)).observed(Progress.NONE);
    for (int step = 0; step < 400; step += 40) {
      double sum = 0;
      for (double u : trajectory.state(step)) {
        assertTrue(Math.abs(u) < 4);
        sum += u;
      }
      assertEquals(0, sum / 64, 1e-9);
    }
  }

  @Test
  void aSystemWithoutALinearPartIsRejected() {
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> ExponentialRungeKutta4.ONE_STEP.propagator(Lorenz63.CLASSICAL, 0.1));
    assertEquals(
        "the integrator of a system without a stiff linear part must not be etdrk4: use rk4",
        thrown.getMessage());
  }

  /// A state on the attractor.
  private static double[] start() {
    double[] state = SYSTEM.initialState(new Seed(1));
    Propagator propagator = ExponentialRungeKutta4.ONE_STEP.propagator(SYSTEM, 0.25);
    for (int n = 0; n < 400; n++) {
      propagator.advance(state);
    }
    return state;
  }

  private static double[] after(Integrator integrator) {
    double[] state = start();
    integrator.propagator(SYSTEM, 0.25).advance(state);
    return state;
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int n = 0; n < a.length; n++) {
      largest = Math.max(largest, Math.abs(a[n] - b[n]));
    }
    return largest;
  }
}
