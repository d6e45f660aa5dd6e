package chaoscast.splinenets.spline;

import chaoscast.core.Requirements;
import java.util.List;

/// A shallow ReLU network seen as a continuous piecewise linear spline. Immutable.
///
///     f(x) = b₀ + Σ_i μ_i (x − β_i) 1[s_i (x − β_i) > 0]   (+ constants of flat neurons)
///
///     ReluSpline spline = network.toSpline();
///     spline.toNetwork();   // the same network, to rounding
///
/// Source: J. Sahs et al., doi:10.3389/frai.2022.889981.
///
/// @param constant b₀, finite
/// @param neurons  one a neuron of the network, in its order; copied
public record ReluSpline(double constant, List<SplineNeuron> neurons) {

  public ReluSpline {
    Requirements.requireFinite("constant", constant);
    Requirements.requireAtLeast("neurons", 1, neurons.size());
    neurons = List.copyOf(neurons);
  }

  /// @return f(x)
  public double evaluate(double x) {
    double sum = constant;
    for (SplineNeuron neuron : neurons) {
      sum += neuron.evaluate(x);
    }
    return sum;
  }

  /// @return the neurons that have a breakpoint
  public List<Kink> kinks() {
    return neurons.stream().filter(Kink.class::isInstance).map(Kink.class::cast).toList();
  }

  /// @return ρ = Σ μ_i²
  public double roughness() {
    return kinks().stream().mapToDouble(kink -> kink.deltaSlope() * kink.deltaSlope()).sum();
  }

  /// @return the network with these breakpoints, delta-slopes, orientations and scales
  public ReluNetwork toNetwork() {
    return new ReluNetwork(
        neurons.stream().mapToDouble(SplineNeuron::weight).toArray(),
        neurons.stream().mapToDouble(SplineNeuron::bias).toArray(),
        neurons.stream().mapToDouble(SplineNeuron::outputWeight).toArray(),
        constant);
  }

  /// @return the function itself: coincident breakpoints merged, flat ones dropped
  public PiecewiseLinear canonical() {
    return PiecewiseLinear.of(this);
  }
}
