package chaoscast.core.extended;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.ode.FieldExpandableODE;
import org.hipparchus.ode.FieldODEState;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Runge–Kutta in long arithmetic")
final class ExtendedRungeKutta4Test {
  private static final BigFloatFormat FORMAT = BigFloatFormat.of(256);

  /// y' = −y.
  private static ExtendedField decay() {
    var kernel = FORMAT.kernel();
    return new ExtendedField() {
      @Override
      public BigFloatFormat format() {
        return FORMAT;
      }

      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public void derivative(long[] state, long[] derivative) {
        kernel.negate(state, 0, derivative, 0);
      }
    };
  }

  @Test
  @DisplayName("A step of y' = −y multiplies by 1 − h + h²/2 − h³/6 + h⁴/24")
  void stepIsItsPolynomial() {
    var integrator = new ExtendedRungeKutta4(decay(), 0.375, 3);
    long[] state = new long[FORMAT.words()];
    FORMAT.number(5).copyTo(state, 0);
    integrator.advance(state);
    BigDecimal h = new BigDecimal("0.125");
    var exact = new MathContext(200);
    BigDecimal factor =
        BigDecimal.ONE.subtract(h).add(h.pow(2).divide(new BigDecimal(2)))
            .subtract(h.pow(3).divide(new BigDecimal(6), exact))
            .add(h.pow(4).divide(new BigDecimal(24), exact));
    BigDecimal expected = factor.pow(3).multiply(new BigDecimal(5));
    BigDecimal error =
        BigFloat.from(FORMAT, state, 0).toBigDecimal().subtract(expected).abs();
    assertTrue(error.compareTo(new BigDecimal("1e-75")) < 0, () -> "off by " + error);
  }

  @Test
  @DisplayName("Hipparchus' integrator for fields takes the numbers and agrees")
  void agreesWithHipparchus() {
    var equations =
        new FieldOrdinaryDifferentialEquation<BigFloat>() {
          @Override
          public int getDimension() {
            return 1;
          }

          @Override
          public BigFloat[] computeDerivatives(BigFloat t, BigFloat[] y) {
            return new BigFloat[] {y[0].negate()};
          }
        };
    var theirs = new ClassicalRungeKuttaFieldIntegrator<>(FORMAT, FORMAT.number(0.125));
    theirs.setUsingFieldCoefficients(true); // else it takes 1/6 as a double
    BigFloat end =
        theirs
            .integrate(
                new FieldExpandableODE<>(equations),
                new FieldODEState<>(FORMAT.getZero(), new BigFloat[] {FORMAT.number(5)}),
                FORMAT.number(0.375))
            .getPrimaryState()[0];
    long[] state = new long[FORMAT.words()];
    FORMAT.number(5).copyTo(state, 0);
    new ExtendedRungeKutta4(decay(), 0.375, 3).advance(state);
    BigFloat error = BigFloat.from(FORMAT, state, 0).subtract(end).abs();
    assertTrue(error.compareTo(FORMAT.getOne().scalb(-250)) < 0, () -> "off by " + error);
  }

  @Test
  @DisplayName("Least squares of the Hilbert matrix, whose solution is known, to the digits that its condition leaves")
  void leastSquaresOfTheHilbertMatrix() {
    int n = 12; // condition 1.7e16: 77 digits leave 60
    var problem = new ExtendedLeastSquares(FORMAT, n, n, 1);
    long[] number = new long[FORMAT.words()];
    for (int i = 0; i < n; i++) {
      BigFloat sum = FORMAT.getZero();
      for (int j = 0; j < n; j++) {
        BigFloat entry = FORMAT.getOne().divide(FORMAT.number(i + j + 1));
        entry.copyTo(number, 0);
        problem.set(i, j, number, 0);
        sum = sum.add(entry.multiply(j + 1));
      }
      sum.copyTo(number, 0);
      problem.set(i, n, number, 0);
    }
    long[] solution = problem.solve(2);
    for (int j = 0; j < n; j++) {
      BigFloat x = BigFloat.from(FORMAT, solution, j * FORMAT.words());
      BigFloat error = x.subtract(FORMAT.number(j + 1)).abs();
      assertTrue(error.getReal() < 1e-55, () -> x.toString());
    }
    assertEquals(n, problem.unknowns());
  }
}
