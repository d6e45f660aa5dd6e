package chaoscast.splinenets.spline;

/// One neuron as part of a spline: a kink, or flat because it has no breakpoint.
///
/// - w ≠ 0: a [Kink]. With v = 0 its delta-slope is 0 and it contributes nothing, but it keeps
///   breakpoint and orientation, so that it comes back exactly. A neuron that no datum activates is
///   an ordinary kink here: death is a matter of data.
/// - w = 0, or so small that −b/w overflows: [Flat], the constant v max(0, b).
public sealed interface SplineNeuron permits Kink, Flat {

  /// @param weight       w, finite
  /// @param bias         b, finite
  /// @param outputWeight v, finite
  static SplineNeuron of(double weight, double bias, double outputWeight) {
    double breakpoint = 0.0 - bias / weight; // never −0
    return Double.isFinite(breakpoint)
        ? new Kink(breakpoint, weight * outputWeight, Orientation.of(weight), Math.abs(weight))
        : new Flat(weight, bias, outputWeight);
  }

  /// @return the neuron's part of f(x)
  double evaluate(double x);

  /// @return w
  double weight();

  /// @return b
  double bias();

  /// @return v
  double outputWeight();
}
