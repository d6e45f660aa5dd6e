package chaoscast.splinenets.spline;

import chaoscast.core.Requirements;

/// A neuron without a breakpoint, since w = 0 or −b/w overflows: the constant v max(0, b).
///
/// @param weight       w, kept for the way back, finite
/// @param bias         b, finite
/// @param outputWeight v, finite
public record Flat(double weight, double bias, double outputWeight) implements SplineNeuron {

  public Flat {
    Requirements.requireFinite("weight", weight);
    Requirements.requireFinite("bias", bias);
    Requirements.requireFinite("output weight", outputWeight);
  }

  @Override
  public double evaluate(double x) {
    return outputWeight * Math.max(0, bias);
  }
}
