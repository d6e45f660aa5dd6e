package chaoscast.splinenets.regularisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.splinenets.dynamics.FrozenBreakpointFlow;
import chaoscast.splinenets.initialisation.UniformBreakpoints;
import chaoscast.splinenets.loss.NetworkLossSurface;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.PiecewiseLinear;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.List;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class KernelRegimeTest {
  private static final Samples SIX =
      Samples.of(
          new double[] {0, 0.17, 0.31, 0.55, 0.8, 1}, new double[] {0, 0.9, 0.4, -0.7, 0.2, -0.3});

  /// REFERENCE.md has 7.6e-4, 6.4e-6, 7.0e-8 for other six points; the constant depends on them,
  /// and from width to width on where they lie between breakpoints.
  @Test
  void tendsToTheNaturalCubicSplineAsTheSquareOfTheSpacing() {
    var rows = KernelRegime.of(SIX, List.of(100, 1000, 10_000)).rows();
    assertTrue(rows.get(0).deviation() < 1e-3, rows.toString());
    assertTrue(rows.get(1).deviation() < 1e-5, rows.toString());
    assertTrue(rows.get(2).deviation() < 1.5e-7, rows.toString());
    double order = Math.log10(rows.get(0).deviation() / rows.get(2).deviation()) / 2;
    assertEquals(2, order, 0.1, "order of convergence");
  }

  /// ∫ f″² of a cubic spline exactly: f″ is linear on each piece, so Simpson's rule is exact.
  @Test
  void itsEnergyTendsToTheBendingEnergyOfThatSpline() {
    PolynomialSplineFunction natural = KernelRegime.naturalCubicSpline(SIX);
    double energy = 0;
    for (int n = 0; n < 5; n++) {
      var second = natural.getPolynomials()[n].polynomialDerivative().polynomialDerivative();
      double h = SIX.input(n + 1) - SIX.input(n);
      double left = second.value(0);
      double middle = second.value(h / 2);
      double right = second.value(h);
      energy += h / 6 * (left * left + 4 * middle * middle + right * right);
    }
    double fitted = KernelRegime.of(SIX, List.of(10_000)).rows().getFirst().energy();
    assertEquals(energy, fitted, 1e-6 * energy);
  }

  @Test
  void interpolatesWithAnAffinePartThatIsFree() {
    PiecewiseLinear fit = KernelRegime.fit(SIX, 500);
    for (int n = 0; n < SIX.count(); n++) {
      assertEquals(SIX.target(n), fit.evaluate(SIX.input(n)), 1e-11);
    }
    Samples line = Samples.of(SIX.inputs(), x -> 3 - 20 * x);
    PiecewiseLinear straight = KernelRegime.fit(line, 500);
    assertEquals(0, straight.roughness(), 1e-20);
    assertEquals(-20, straight.slope(), 1e-12);
  }

  /// Any other interpolant at these breakpoints is rougher: the difference of two is orthogonal to
  /// the fit's delta-slopes. Here the other is the fit to the same data and one datum more.
  @Test
  void hasTheLeastRoughnessOfAllInterpolants() {
    Samples seven =
        Samples.of(
            new double[] {0, 0.17, 0.31, 0.4, 0.55, 0.8, 1},
            new double[] {0, 0.9, 0.4, 0.1, -0.7, 0.2, -0.3});
    double[] breakpoints =
        KernelRegime.fit(SIX, 200).knots().stream()
            .mapToDouble(PiecewiseLinear.Knot::position)
            .toArray();
    PiecewiseLinear least = MinimumRoughnessFit.of(breakpoints, SIX);
    PiecewiseLinear other = MinimumRoughnessFit.of(breakpoints, seven);
    double product = 0;
    for (int i = 0; i < breakpoints.length; i++) {
      double change = least.knots().get(i).change();
      product += change * (other.knots().get(i).change() - change);
    }
    assertTrue(other.roughness() > least.roughness());
    assertEquals(0, product, 1e-9 * least.roughness());
  }

  /// Gradient flow on the output weights alone ends at the nearest solution, by the pseudo-inverse.
  @Test
  void frozenBreakpointsLearnTheInterpolantNearestToTheirStart() {
    ReluNetwork start = new UniformBreakpoints(-0.2, 1.2, 0.1, 1).draw(60, new Seed(1));
    ReluNetwork end = new FrozenBreakpointFlow(start, SIX).at(Double.POSITIVE_INFINITY);
    RealMatrix features =
        new NetworkLossSurface(SIX, 60)
            .jacobian(start.parameters())
            .getSubMatrix(0, 5, 120, 180);
    double[] step =
        new SingularValueDecomposition(features)
            .getSolver()
            .solve(new ArrayRealVector(SIX.residuals(start::evaluate)))
            .toArray();
    double[] expected = start.parameters();
    for (int p = 0; p < step.length; p++) {
      expected[120 + p] -= step[p];
    }
    assertArrayEquals(expected, end.parameters(), 1e-8);
    assertEquals(0, SIX.rootMeanSquare(end::evaluate), 1e-9);
  }

  @Test
  void saysThatInputsMustBeDistinct() {
    Samples repeated = Samples.of(new double[] {0, 0.5, 0.5, 1}, x -> x * x);
    var thrown = assertThrows(InputException.class, () -> KernelRegime.fit(repeated, 100));
    assertTrue(thrown.getMessage().contains("distinct inputs"), thrown.getMessage());
  }
}
