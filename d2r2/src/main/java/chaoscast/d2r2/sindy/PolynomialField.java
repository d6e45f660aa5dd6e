package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.PolynomialEvaluator;
import chaoscast.core.polynomial.Polynomials;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/// Learned equations for every integrator of Hipparchus. Not thread-safe.
///
///     var field = new PolynomialField(sindy.polynomials(Expansion.WHOLE).orElseThrow());
///     double[] end = new DormandPrince853Integrator(1e-9, 1, 1e-10, 1e-10)
///         .integrate(field, new ODEState(0, start), 20).getPrimaryState();
public final class PolynomialField implements OrdinaryDifferentialEquation {
  private final int dimension;
  private final PolynomialEvaluator evaluator;

  /// @param equations that give derivatives from the present state alone
  public PolynomialField(Polynomials equations) {
    if (equations.form() != Form.DERIVATIVE || equations.hasDelays()) {
      throw new InputException(
          "equations to integrate must give the derivative of a state but give %s of %s"
              .formatted(equations.form().label(), equations.names()));
    }
    dimension = equations.dimension();
    evaluator = new PolynomialEvaluator(equations);
  }

  @Override
  public int getDimension() {
    return dimension;
  }

  @Override
  public double[] computeDerivatives(double time, double[] state) {
    double[] derivative = new double[dimension];
    evaluator.apply(state, derivative);
    return derivative;
  }
}
