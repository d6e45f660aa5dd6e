package chaoscast.core.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Flows of the logistic equation x' = w₀ x + w₁ x², whose solution and derivatives are known:
///
///     x(t) = w₀ x₀ E / D,   E = exp(w₀ t),   D = w₀ + w₁ x₀ (1 − E)
///
/// and of a rotation, whose classical Runge–Kutta map is a polynomial of the step.
class FlowTest {
  private static final double W0 = 1.5;
  private static final double W1 = -0.5;
  private static final double X0 = 0.4;
  private static final double T = 0.3;

  private record Logistic(double w0, double w1) implements Dynamics {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public int parameters() {
      return 2;
    }

    @Override
    public void derivative(double[] x, double[] derivative) {
      derivative[0] = w0 * x[0] + w1 * x[0] * x[0];
    }

    @Override
    public void tangent(
        double[] x, double[] derivative, double[][] vectors, double[][] images, int sensitivities) {
      derivative(x, derivative);
      for (int c = 0; c < vectors[0].length; c++) {
        images[0][c] = (w0 + 2 * w1 * x[0]) * vectors[0][c];
      }
      if (sensitivities > 0) {
        images[0][0] += x[0];
        images[0][1] += x[0] * x[0];
      }
    }
  }

  private record Rotation() implements Dynamics {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public int parameters() {
      return 0;
    }

    @Override
    public void derivative(double[] x, double[] derivative) {
      derivative[0] = -x[1];
      derivative[1] = x[0];
    }

    @Override
    public void tangent(
        double[] x, double[] derivative, double[][] vectors, double[][] images, int sensitivities) {
      derivative(x, derivative);
      for (int c = 0; c < vectors[0].length; c++) {
        images[0][c] = -vectors[1][c];
        images[1][c] = vectors[0][c];
      }
    }
  }

  private static double[] solution() {
    double e = Math.exp(W0 * T);
    double d = W0 + W1 * X0 * (1 - e);
    double x = W0 * X0 * e / d;
    double byState = W0 * W0 * e / (d * d);
    double byRate =
        X0 * e / d + W0 * X0 * T * e / d - W0 * X0 * e * (1 - W1 * X0 * T * e) / (d * d);
    double bySquare = -W0 * X0 * e * X0 * (1 - e) / (d * d);
    return new double[] {x, byRate, bySquare, byState};
  }

  /// Sensitivities in the first two columns, the Jacobian in the third.
  private static double[] flow(IntegrationMethod method) {
    double[] state = {X0};
    double[][] vectors = {{0, 0, 1}};
    assertTrue(method.flow(new Logistic(W0, W1), T).advance(state, vectors, 2));
    return new double[] {state[0], vectors[0][0], vectors[0][1], vectors[0][2]};
  }

  @Test
  void stateJacobianAndSensitivitiesAreThoseOfTheSolution() {
    // the global error of 100 Runge–Kutta steps of 0.003: some 1e−12; of dp853 its tolerance
    assertArrayEquals(solution(), flow(new IntegrationMethod.RungeKutta4(100)), 1e-11);
    assertArrayEquals(solution(), flow(IntegrationMethod.ACCURATE), 1e-11);
  }

  @Test
  void rungeKuttaStepsOfARotationAreItsTaylorPolynomial() {
    double h = 0.1;
    double cosine = 1 - h * h / 2 + h * h * h * h / 24;
    double sine = h - h * h * h / 6;
    double[] state = {1, 0};
    double[][] vectors = Flow.identity(2);
    new IntegrationMethod.RungeKutta4(1).flow(new Rotation(), h).advance(state, vectors, 0);
    assertArrayEquals(new double[] {cosine, sine}, state, 1e-15);
    assertArrayEquals(new double[] {cosine, -sine}, vectors[0], 1e-15);
    assertArrayEquals(new double[] {sine, cosine}, vectors[1], 1e-15);
  }

  @Test
  void derivativesAreThoseOfTheDiscreteMapNotOfTheSolution() {
    // one step of 0.3: the discrete Jacobian of x' = x is the Taylor polynomial, 1e−5 from exp(0.3)
    double[] state = {1};
    double[][] vectors = {{1}};
    new IntegrationMethod.RungeKutta4(1).flow(new Logistic(1, 0), T).advance(state, vectors, 0);
    double polynomial = 1 + T + T * T / 2 + T * T * T / 6 + T * T * T * T / 24;
    assertEquals(polynomial, vectors[0][0], 1e-15);
  }

  @Test
  void vectorsDoNotChangeTheState() {
    for (var method : new IntegrationMethod[] {new IntegrationMethod.RungeKutta4(3),
      IntegrationMethod.ACCURATE}) {
      double[] alone = {X0};
      double[] accompanied = {X0};
      Flow flow = method.flow(new Logistic(W0, W1), T);
      flow.advance(alone);
      flow.advance(accompanied, new double[1][3], 2);
      assertArrayEquals(alone, accompanied);
    }
  }

  @Test
  void aSolutionThatBlowsUpIsReportedByEveryMethod() {
    // x' = x² from 10 is infinite at t = 0.1
    for (var method : new IntegrationMethod[] {new IntegrationMethod.RungeKutta4(50),
      IntegrationMethod.ACCURATE}) {
      Flow flow = method.flow(new Logistic(0, 1), 10);
      assertFalse(flow.advance(new double[] {10}), method.text());
      assertFalse(flow.advance(new double[] {10}, new double[1][2], 2), method.text());
    }
  }

  @Test
  void methodsReadWhatDataFilesSay() {
    assertEquals(
        Optional.of(new IntegrationMethod.RungeKutta4(16)),
        IntegrationMethod.parse("rk4 substeps=16"));
    assertEquals(
        Optional.of(new IntegrationMethod.DormandPrince853(1e-14, 1e-13)),
        IntegrationMethod.parse("dp853 absolute=1.0E-14 relative=1.0E-13"));
    assertEquals(
        Optional.of(new IntegrationMethod.ExponentialRungeKutta4(2)),
        IntegrationMethod.parse("etdrk4 substeps=2"));
    for (String unknown : new String[] {"", "gbs absolute=1e-12", "rk4 substeps=0",
      "rk4 substeps=many", "Euler's"}) {
      assertEquals(Optional.empty(), IntegrationMethod.parse(unknown), unknown);
    }
    for (var method : new IntegrationMethod[] {new IntegrationMethod.RungeKutta4(7),
      IntegrationMethod.ACCURATE}) {
      assertEquals(Optional.of(method), IntegrationMethod.parse(method.text()));
    }
  }

  @Test
  void exponentialStepsNeedALinearPart() {
    var error =
        assertThrows(
            InputException.class,
            () -> new IntegrationMethod.ExponentialRungeKutta4(1).flow(new Rotation(), 1));
    assertEquals(
        "the integrator of equations without a stiff linear part must not be etdrk4: use rk4",
        error.getMessage());
  }
}
