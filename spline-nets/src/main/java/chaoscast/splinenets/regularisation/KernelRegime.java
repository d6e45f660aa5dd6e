package chaoscast.splinenets.regularisation;

import chaoscast.core.Requirements;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.PiecewiseLinear;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;

/// Why frozen breakpoints give splines: with H of them spread evenly over the data, the interpolant
/// of least Σ μ_i² tends to that of least ∫ f″², the natural cubic spline, as H⁻².
///
///     KernelRegime regime = KernelRegime.of(samples, List.of(100, 1000));
///     regime.rows().getLast().deviation();   // below 1e-5
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param rows one a width
public record KernelRegime(List<Row> rows) {
  private static final int POINTS = 2000;

  public KernelRegime {
    rows = List.copyOf(rows);
  }

  /// @param neurons   H
  /// @param deviation greatest distance from the natural cubic spline over the data's range
  /// @param energy    Σ μ²/h with spacing h, which tends to ∫ f″²
  public record Row(int neurons, double deviation, double energy) {}

  /// @param samples at least 3, with distinct inputs
  /// @param widths  values of H, each ≥ 3
  public static KernelRegime of(Samples samples, List<Integer> widths) {
    PolynomialSplineFunction natural = naturalCubicSpline(samples);
    double lower = samples.input(0);
    double range = samples.input(samples.count() - 1) - lower;
    var rows = new ArrayList<Row>();
    for (int neurons : widths) {
      PiecewiseLinear fit = fit(samples, neurons);
      double deviation = 0;
      for (int k = 0; k < POINTS; k++) {
        double x = lower + range * (k + 0.5) / POINTS;
        deviation = Math.max(deviation, Math.abs(fit.evaluate(x) - natural.value(x)));
      }
      rows.add(new Row(neurons, deviation, fit.roughness() * neurons / range));
    }
    return new KernelRegime(rows);
  }

  /// @return the fit with breakpoints in the middles of H equal parts of the data's range
  public static PiecewiseLinear fit(Samples samples, int neurons) {
    Requirements.requireAtLeast("neurons", 3, neurons);
    double lower = samples.input(0);
    double spacing = (samples.input(samples.count() - 1) - lower) / neurons;
    double[] breakpoints = new double[neurons];
    for (int i = 0; i < neurons; i++) {
      breakpoints[i] = lower + (i + 0.5) * spacing;
    }
    return MinimumRoughnessFit.of(breakpoints, samples);
  }

  /// @param samples at least 3, with distinct inputs
  /// @return the interpolant of least ∫ f″²
  public static PolynomialSplineFunction naturalCubicSpline(Samples samples) {
    return new SplineInterpolator().interpolate(samples.inputs(), samples.targets());
  }

  /// ∫ f″² of the natural cubic spline, exactly: f″ is linear on each piece, so Simpson's rule is
  /// exact.
  ///
  /// @param samples at least 3, with distinct inputs
  public static double bendingEnergy(Samples samples) {
    PolynomialSplineFunction natural = naturalCubicSpline(samples);
    double energy = 0;
    for (int n = 0; n < natural.getN(); n++) {
      var second = natural.getPolynomials()[n].polynomialDerivative().polynomialDerivative();
      double h = samples.input(n + 1) - samples.input(n);
      double left = second.value(0);
      double middle = second.value(h / 2);
      double right = second.value(h);
      energy += h / 6 * (left * left + 4 * middle * middle + right * right);
    }
    return energy;
  }
}
