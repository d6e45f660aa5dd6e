package chaoscast.splinenets.initialisation;

import chaoscast.core.Seed;
import chaoscast.splinenets.spline.ReluNetwork;

/// A way to draw networks whose neurons are independent and alike.
public sealed interface Initialisation permits LayerInitialisation, UniformBreakpoints {

  /// @param neurons H ≥ 1
  /// @param seed    source of all draws
  /// @return a network; the same for the same seed
  ReluNetwork draw(int neurons, Seed seed);

  /// @return distribution of one neuron's (β, μ)
  JointDensity joint();

  /// Expected roughness E Σ μ_i² = H Var μ: delta-slopes have mean 0.
  ///
  /// @param neurons H ≥ 1
  default double expectedRoughness(int neurons) {
    return neurons * joint().deltaSlopes().getNumericalVariance();
  }

  /// @param neurons H ≥ 1
  /// @return Var Σ μ_i² = H (E μ⁴ − (E μ²)²)
  double roughnessVariance(int neurons);
}
