package chaoscast.splinenets.loss;

import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.Orientation;
import chaoscast.splinenets.spline.ReluSpline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What a critical point is: continuous piecewise least squares.
///
/// At a critical point the residuals of the data between neighbouring breakpoints of one
/// orientation, and beyond the last on its active side, are orthogonal to 1 and to x; so where the
/// function is affine there it is the least-squares line of those data.
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param pieces those that hold data; first between breakpoints of orientation [Orientation#LEFT],
///               then RIGHT
public record PiecewiseLeastSquares(List<Piece> pieces) {

  public PiecewiseLeastSquares {
    pieces = List.copyOf(pieces);
  }

  /// Data between neighbouring breakpoints of one orientation, or beyond the last.
  ///
  /// @param orientation    of the breakpoints
  /// @param from           first sample
  /// @param to             one past the last sample
  /// @param residualSum    Σ ε over them
  /// @param residualMoment Σ ε x over them
  /// @param lineDeviation  greatest distance of f from their least-squares line, if f is affine on
  ///                       them
  public record Piece(
      Orientation orientation,
      int from,
      int to,
      double residualSum,
      double residualMoment,
      OptionalDouble lineDeviation) {}

  /// @param spline breakpoints with delta-slope 0 do not count
  public static PiecewiseLeastSquares of(ReluSpline spline, Samples samples) {
    var pieces = new ArrayList<Piece>();
    for (Orientation orientation : Orientation.values()) {
      double[] breakpoints =
          spline.kinks().stream()
              .filter(kink -> kink.orientation() == orientation && kink.deltaSlope() != 0)
              .mapToDouble(Kink::breakpoint)
              .sorted()
              .toArray();
      for (int k = 0; k < breakpoints.length; k++) {
        boolean right = orientation == Orientation.RIGHT;
        double lower =
            right ? breakpoints[k] : k == 0 ? Double.NEGATIVE_INFINITY : breakpoints[k - 1];
        double upper = !right ? breakpoints[k]
            : k + 1 < breakpoints.length ? breakpoints[k + 1] : Double.POSITIVE_INFINITY;
        int from = firstAbove(samples, lower, right);
        int to = firstAbove(samples, upper, right);
        if (from < to) {
          pieces.add(piece(spline, samples, orientation, from, to));
        }
      }
    }
    return new PiecewiseLeastSquares(pieces);
  }

  /// First sample above a breakpoint; a right neuron is inactive on its breakpoint, so is a left
  /// one.
  private static int firstAbove(Samples samples, double breakpoint, boolean right) {
    int n = 0;
    while (n < samples.count()
        && (right ? samples.input(n) <= breakpoint : samples.input(n) < breakpoint)) {
      n++;
    }
    return n;
  }

  private static Piece piece(
      ReluSpline spline, Samples samples, Orientation orientation, int from, int to) {
    double sum = 0;
    double moment = 0;
    double deviation = 0;
    LeastSquaresLine line = LeastSquaresLine.through(samples, from, to);
    for (int n = from; n < to; n++) {
      double x = samples.input(n);
      double value = spline.evaluate(x);
      sum += value - samples.target(n);
      moment += (value - samples.target(n)) * x;
      deviation = Math.max(deviation, Math.abs(value - line.evaluate(x)));
    }
    boolean affine = isAffine(spline, samples.input(from), samples.input(to - 1));
    return new Piece(
        orientation, from, to, sum, moment,
        affine ? OptionalDouble.of(deviation) : OptionalDouble.empty());
  }

  private static boolean isAffine(ReluSpline spline, double lower, double upper) {
    return spline.canonical().knots().stream()
        .noneMatch(knot -> lower < knot.position() && knot.position() < upper);
  }
}
