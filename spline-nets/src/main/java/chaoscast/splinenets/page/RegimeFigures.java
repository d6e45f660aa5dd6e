package chaoscast.splinenets.page;

import chaoscast.core.text.NumberText;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.regularisation.EffectiveKnots;
import chaoscast.splinenets.regularisation.KernelRegime;
import chaoscast.splinenets.regularisation.ScaleSweep;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.PiecewiseLinear;
import chaoscast.splinenets.spline.PiecewiseLinear.Knot;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The data of the figures of regimes.
///
/// @param kernel   of the kernel regime
/// @param adaptive of the sweep over initial scales
/// @param far      of detail far from the origin
public record RegimeFigures(Kernel kernel, Adaptive adaptive, Far far) {
  private static final int POINTS = 401;

  /// @param data    what is interpolated
  /// @param natural the natural cubic spline
  /// @param fits    of few neurons, as those of more look like it
  /// @param rows    deviation against width
  public record Kernel(
      Polyline data, Polyline natural, List<Fit> fits, List<KernelRegime.Row> rows) {

    /// @param few widths whose fits are shown
    public static Kernel of(Samples samples, List<Integer> few, KernelRegime regime) {
      double[] view = {samples.input(0), samples.input(samples.count() - 1)};
      return new Kernel(
          points(samples),
          Polyline.sampled(KernelRegime.naturalCubicSpline(samples)::value, view, POINTS),
          few.stream().map(neurons -> fit(samples, neurons, view)).toList(),
          regime.rows());
    }

    private static Fit fit(Samples samples, int neurons, double[] view) {
      PiecewiseLinear fit = KernelRegime.fit(samples, neurons);
      var line =
          Polyline.of(fit::evaluate, fit.knots().stream().mapToDouble(Knot::position), view);
      return new Fit("H = " + neurons, line, fit.knots());
    }
  }

  /// @param data   what is learnt
  /// @param target the function behind it
  /// @param fits   one an initial scale
  /// @param rows   what the figures against the scale show
  public record Adaptive(Polyline data, Polyline target, List<Fit> fits, List<Point> rows) {

    /// @param rows one an initial scale
    public static Adaptive of(
        Samples training, DoubleUnaryOperator function, List<ScaleSweep.Row> rows) {
      double[] view = Movie.view(training);
      return new Adaptive(
          points(training),
          Polyline.sampled(function, view, POINTS),
          rows.stream().map(row -> fit(row, view)).toList(),
          rows.stream()
              .map(
                  row -> new Point(
                      row.factor(),
                      row.result().knots().size(),
                      row.result().roughness(),
                      row.result().testError()))
              .toList());
    }

    private static Fit fit(ScaleSweep.Row row, double[] view) {
      ReluNetwork learnt = row.result().history().last().network();
      return new Fit("scale " + NumberText.readable(row.factor()), line(learnt, view),
          row.result().knots());
    }
  }

  /// @param data   what is learnt
  /// @param target the function behind it
  /// @param fits   one a scheme
  public record Far(Polyline data, Polyline target, List<Fit> fits) {

    /// @param starts one a scheme
    public static Far of(Samples training, DoubleUnaryOperator function,
        List<FarDetailOutcome> starts) {
      double[] view = Movie.view(training);
      return new Far(
          points(training),
          Polyline.sampled(function, view, POINTS),
          starts.stream()
              .map(
                  start -> new Fit(
                      start.name(),
                      line(start.learnt(), view),
                      start.learnt().toSpline().canonical().knots(),
                      EffectiveKnots.ONE_PERCENT.of(
                          start.learnt().toSpline().canonical(), training)))
              .toList());
    }
  }

  /// @param name  of what makes the difference
  /// @param line  the function
  /// @param knots     of it
  /// @param effective those that bend it, neighbours united
  public record Fit(String name, Polyline line, List<Knot> knots, List<Knot> effective) {
    Fit(String name, Polyline line, List<Knot> knots) {
      this(name, line, knots, knots);
    }
  }

  /// @param scale     factor on the initial weights
  /// @param knots     number of effective knots
  /// @param roughness of them
  /// @param testError root mean square
  public record Point(double scale, int knots, double roughness, double testError) {}

  private static Polyline points(Samples samples) {
    return new Polyline(samples.inputs(), samples.targets());
  }

  private static Polyline line(ReluNetwork network, double[] view) {
    return Polyline.of(
        network::evaluate,
        network.toSpline().kinks().stream().mapToDouble(Kink::breakpoint),
        view);
  }
}
