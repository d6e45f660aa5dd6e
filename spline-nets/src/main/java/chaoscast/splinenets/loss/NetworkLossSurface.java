package chaoscast.splinenets.loss;

import chaoscast.core.Requirements;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The loss in network coordinates (w_0 …, b_0 …, v_0 …, b₀), 3H + 1 of them, as in
/// `ReluNetwork.parameters()`; z = w x + b, a = 1[z > 0]:
///
///     ∂f/∂w = v a x,   ∂f/∂b = v a,   ∂f/∂v = a z,   ∂f/∂b₀ = 1
///     ∂²ℓ/∂p∂q = Σ_n ∂f_n/∂p ∂f_n/∂q + Σ_n ε_n ∂²f_n/∂p∂q
///
/// where only ∂²f/∂w∂v = a x and ∂²f/∂b∂v = a of the same neuron are not 0.
///
/// @param samples the data
/// @param neurons H ≥ 1
public record NetworkLossSurface(Samples samples, int neurons) implements LossSurface {

  public NetworkLossSurface {
    Requirements.requireAtLeast("neurons", 1, neurons);
  }

  @Override
  public int dimension() {
    return 3 * neurons + 1;
  }

  private double preactivation(double[] parameters, int neuron, double x) {
    return parameters[neuron] * x + parameters[neurons + neuron];
  }

  @Override
  public boolean isActive(double[] parameters, int neuron, double x) {
    return preactivation(parameters, neuron, x) > 0;
  }

  @Override
  public boolean isSilent(double[] parameters, int neuron) {
    return parameters[2 * neurons + neuron] == 0;
  }

  @Override
  public double evaluate(double[] parameters, double x) {
    double sum = parameters[3 * neurons];
    for (int i = 0; i < neurons; i++) {
      sum += parameters[2 * neurons + i] * Math.max(0, preactivation(parameters, i, x));
    }
    return sum;
  }

  @Override
  public RealMatrix jacobian(double[] parameters) {
    RealMatrix jacobian = MatrixUtils.createRealMatrix(samples.count(), dimension());
    for (int n = 0; n < samples.count(); n++) {
      double x = samples.input(n);
      for (int i = 0; i < neurons; i++) {
        double z = preactivation(parameters, i, x);
        if (z > 0) {
          double v = parameters[2 * neurons + i];
          jacobian.setEntry(n, i, v * x);
          jacobian.setEntry(n, neurons + i, v);
          jacobian.setEntry(n, 2 * neurons + i, z);
        }
      }
      jacobian.setEntry(n, 3 * neurons, 1);
    }
    return jacobian;
  }

  /// Without a Jacobian, since descents take many thousands of these.
  @Override
  public double[] gradient(double[] parameters) {
    double[] gradient = new double[dimension()];
    for (int n = 0; n < samples.count(); n++) {
      double x = samples.input(n);
      double residual = evaluate(parameters, x) - samples.target(n);
      for (int i = 0; i < neurons; i++) {
        double z = preactivation(parameters, i, x);
        if (z > 0) {
          double v = parameters[2 * neurons + i];
          gradient[i] += residual * v * x;
          gradient[neurons + i] += residual * v;
          gradient[2 * neurons + i] += residual * z;
        }
      }
      gradient[3 * neurons] += residual;
    }
    return gradient;
  }

  @Override
  public RealMatrix hessian(double[] parameters) {
    RealMatrix hessian = jacobian(parameters).transposeMultiply(jacobian(parameters));
    double[] residuals = residuals(parameters);
    for (int i = 0; i < neurons; i++) {
      double sum = 0;
      double moment = 0;
      for (int n = 0; n < samples.count(); n++) {
        double active = isActive(parameters, i, samples.input(n)) ? residuals[n] : 0;
        sum += active;
        moment += active * samples.input(n);
      }
      addSymmetric(hessian, i, 2 * neurons + i, moment);
      addSymmetric(hessian, neurons + i, 2 * neurons + i, sum);
    }
    return hessian;
  }

  private static void addSymmetric(RealMatrix matrix, int row, int column, double increment) {
    matrix.addToEntry(row, column, increment);
    matrix.addToEntry(column, row, increment);
  }
}
