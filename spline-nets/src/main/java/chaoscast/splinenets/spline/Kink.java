package chaoscast.splinenets.spline;

import chaoscast.core.Requirements;

/// A neuron with a breakpoint:
///
///     μ (x − β) 1[s (x − β) > 0],   β = −b/w,   μ = w v,   s = sign w,   scale |w|
///
/// The function has slope μ on the active side and 0 on the other, so that going right its slope
/// changes by s μ at β. The scale says which of the networks with this spline it is.
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param breakpoint  β, finite
/// @param deltaSlope  μ, finite
/// @param orientation s
/// @param scale       |w| > 0
public record Kink(double breakpoint, double deltaSlope, Orientation orientation, double scale)
    implements SplineNeuron {

  public Kink {
    Requirements.requireFinite("breakpoint", breakpoint);
    Requirements.requireFinite("delta-slope", deltaSlope);
    Requirements.requirePositive("scale", scale);
  }

  /// @return whether the neuron is active at x
  public boolean isActive(double x) {
    return orientation.sign() * (x - breakpoint) > 0;
  }

  /// @return s μ, the change of the function's slope from left to right of β
  public double slopeChange() {
    return orientation.sign() * deltaSlope;
  }

  @Override
  public double evaluate(double x) {
    return isActive(x) ? deltaSlope * (x - breakpoint) : 0;
  }

  @Override
  public double weight() {
    return orientation.sign() * scale;
  }

  @Override
  public double bias() {
    return -weight() * breakpoint;
  }

  @Override
  public double outputWeight() {
    return deltaSlope / weight();
  }
}
