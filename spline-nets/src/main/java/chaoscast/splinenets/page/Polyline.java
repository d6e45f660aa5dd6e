package chaoscast.splinenets.page;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// A piecewise linear function in a window: exactly its corners.
///
/// @param x rising
/// @param y as many
public record Polyline(double[] x, double[] y) {

  /// @param function affine between the breakpoints
  /// @param breakpoints in any order, also outside the window
  /// @param view        [x₀, x₁]
  static Polyline of(DoubleUnaryOperator function, DoubleStream breakpoints, double[] view) {
    double[] x =
        DoubleStream.concat(
            Arrays.stream(view), breakpoints.filter(at -> at > view[0] && at < view[1]))
            .sorted()
            .toArray();
    return new Polyline(x, Arrays.stream(x).map(function).toArray());
  }

  /// @param function smooth
  /// @param points   evenly spaced, ≥ 2
  static Polyline sampled(DoubleUnaryOperator function, double[] view, int points) {
    double[] x = new double[points];
    Arrays.setAll(x, k -> view[0] + (view[1] - view[0]) * k / (points - 1));
    return new Polyline(x, Arrays.stream(x).map(function).toArray());
  }
}
