package chaoscast.splinenets.loss;

import org.hipparchus.linear.RealMatrix;

/// The loss ℓ = ½ Σ ε_n² as a function of the parameters of one of the two descriptions.
///
/// Exact wherever no breakpoint lies on a datum; there the loss has a kink and the neuron counts as
/// inactive, 1[z > 0].
///
/// Source: doi:10.3389/frai.2022.889981.
public sealed interface LossSurface permits NetworkLossSurface, SplineLossSurface {

  /// @return number of parameters, b₀ included as the last
  int dimension();

  /// @return H
  int neurons();

  /// @return the data
  Samples samples();

  /// @return f(x) at these parameters
  double evaluate(double[] parameters, double x);

  /// @return whether the neuron is active at x
  boolean isActive(double[] parameters, int neuron, double x);

  /// Whether moving the input side of the neuron (breakpoint, or w and b) leaves f as it is,
  /// because its output side is 0.
  boolean isSilent(double[] parameters, int neuron);

  /// @return ∂f(x_n)/∂p, samples × dimension
  RealMatrix jacobian(double[] parameters);

  /// @return ∂²ℓ/∂p∂p, dimension × dimension
  RealMatrix hessian(double[] parameters);

  /// @return ℓ
  default double value(double[] parameters) {
    return samples().loss(x -> evaluate(parameters, x));
  }

  /// @return ε_n
  default double[] residuals(double[] parameters) {
    return samples().residuals(x -> evaluate(parameters, x));
  }

  /// @return ∂ℓ/∂p = Jᵀ ε
  default double[] gradient(double[] parameters) {
    return jacobian(parameters).preMultiply(residuals(parameters));
  }

  /// @return number of parameters of one neuron: 3 in a network, 2 in a spline
  default int parametersPerNeuron() {
    return (dimension() - 1) / neurons();
  }
}
