package chaoscast.splinenets.page;

import chaoscast.splinenets.loss.HessianSpectrum;
import chaoscast.splinenets.loss.ZeroDirections;
import chaoscast.splinenets.loss.LeastSquaresLine;
import chaoscast.splinenets.loss.PiecewiseLeastSquares.Piece;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.Orientation;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// The data of the figures of a point of rest.
///
/// @param view     [x₀, x₁] that is shown
/// @param x        inputs of the data
/// @param y        their targets
/// @param target   the function that they are samples of, if known
/// @param fit      the network's function
/// @param kinks    one a neuron
/// @param lines    least-squares lines of the pieces on which the fit is straight
/// @param spectra  of both descriptions
public record HessianFigures(
    double[] view,
    double[] x,
    double[] y,
    Optional<Polyline> target,
    Polyline fit,
    List<Mark> kinks,
    List<Line> lines,
    List<Spectrum> spectra) {

  /// @param at      breakpoint
  /// @param slope   delta-slope
  /// @param right   whether it is active to its right
  /// @param onDatum whether it lies on a datum
  public record Mark(double at, double slope, boolean right, boolean onDatum) {}

  /// @param from first input
  /// @param to   last input
  /// @param start value at the first
  /// @param end   value at the last
  public record Line(double from, double to, double start, double end) {}

  /// @param name        of the coordinates
  /// @param eigenvalues falling
  /// @param limit       modulus up to which they are zero
  /// @param zeros       how many are
  /// @param causes      why
  public record Spectrum(
      String name, List<Double> eigenvalues, double limit, int zeros, ZeroDirections causes) {}

  /// @param function that the samples were drawn from, if known
  public static HessianFigures of(RestingPoint point, Optional<DoubleUnaryOperator> function) {
    Samples samples = point.samples();
    double[] view = Movie.view(samples);
    return new HessianFigures(
        view,
        samples.inputs(),
        samples.targets(),
        function.map(f -> Polyline.sampled(f, view, Movie.TARGET_POINTS)),
        Polyline.of(
            point.spline()::evaluate,
            point.spline().kinks().stream().mapToDouble(Kink::breakpoint),
            view),
        point.spline().kinks().stream().map(kink -> mark(point, kink)).toList(),
        point.pieces().pieces().stream()
            .filter(piece -> piece.lineDeviation().isPresent() && piece.to() - piece.from() > 1)
            .map(piece -> line(samples, piece))
            .toList(),
        List.of(
            spectrum("network (w, b, v, b₀)", point.network()),
            spectrum("spline (β, μ, b₀)", point.quotient())));
  }

  private static Mark mark(RestingPoint point, Kink kink) {
    return new Mark(
        kink.breakpoint(),
        kink.deltaSlope(),
        kink.orientation() == Orientation.RIGHT,
        point.isOnDatum(kink.breakpoint()));
  }

  private static Line line(Samples samples, Piece piece) {
    LeastSquaresLine line = LeastSquaresLine.through(samples, piece.from(), piece.to());
    double from = samples.input(piece.from());
    double to = samples.input(piece.to() - 1);
    return new Line(from, to, line.evaluate(from), line.evaluate(to));
  }

  private static Spectrum spectrum(String name, HessianSpectrum spectrum) {
    double greatest = spectrum.eigenvalues().stream().mapToDouble(Math::abs).max().orElse(0);
    return new Spectrum(
        name,
        spectrum.eigenvalues(),
        HessianSpectrum.ZERO * greatest,
        spectrum.zeros(),
        spectrum.zeroDirections());
  }
}
