package chaoscast.splinenets.spline;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A shallow ReLU network of one input and one output. Immutable.
///
///     f(x) = b₀ + Σ_i v_i max(0, w_i x + b_i),   i = 0 … H − 1
///
///     double[] bend = {1, -2};
///     var hat = new ReluNetwork(new double[] {1, 1}, new double[] {0, -1}, bend, 0);
///     hat.evaluate(1.5);   // 0.5
///
/// Source: J. Sahs et al., Shallow univariate ReLU networks as splines, Front. Artif. Intell. 5
/// (2022) 889981, doi:10.3389/frai.2022.889981.
public final class ReluNetwork {
  private final double[] weights;
  private final double[] biases;
  private final double[] outputWeights;
  private final double constant;

  /// @param weights       w, finite, H ≥ 1 of them; cloned
  /// @param biases        b, finite, as many; cloned
  /// @param outputWeights v, finite, as many; cloned
  /// @param constant      b₀, finite
  public ReluNetwork(double[] weights, double[] biases, double[] outputWeights, double constant) {
    Requirements.requireAtLeast("neurons", 1, weights.length);
    requireLength("biases", weights.length, biases);
    requireLength("output weights", weights.length, outputWeights);
    this.weights = requireFinite("weight", weights);
    this.biases = requireFinite("bias", biases);
    this.outputWeights = requireFinite("output weight", outputWeights);
    this.constant = Requirements.requireFinite("constant", constant);
  }

  private static void requireLength(String name, int neurons, double[] values) {
    if (values.length != neurons) {
      throw new InputException(
          "number of %s must be %d but was %d".formatted(name, neurons, values.length));
    }
  }

  private static double[] requireFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      Requirements.requireFinite(name + " of neuron " + i, values[i]);
    }
    return values.clone();
  }

  /// @param parameters w_0 … w_{H−1}, b_0 …, v_0 …, b₀: 3H + 1 values; not modified
  public static ReluNetwork ofParameters(double[] parameters) {
    int neurons = (parameters.length - 1) / 3;
    if (neurons < 1 || parameters.length != 3 * neurons + 1) {
      throw new InputException(
          "number of parameters must be 3H + 1 ≥ 4 but was " + parameters.length);
    }
    return new ReluNetwork(
        Arrays.copyOf(parameters, neurons),
        Arrays.copyOfRange(parameters, neurons, 2 * neurons),
        Arrays.copyOfRange(parameters, 2 * neurons, 3 * neurons),
        parameters[3 * neurons]);
  }

  /// @return what [#ofParameters] reads
  public double[] parameters() {
    int neurons = neurons();
    double[] parameters = new double[3 * neurons + 1];
    System.arraycopy(weights, 0, parameters, 0, neurons);
    System.arraycopy(biases, 0, parameters, neurons, neurons);
    System.arraycopy(outputWeights, 0, parameters, 2 * neurons, neurons);
    parameters[3 * neurons] = constant;
    return parameters;
  }

  /// @return H
  public int neurons() {
    return weights.length;
  }

  /// @return w_i
  public double weight(int neuron) {
    return weights[neuron];
  }

  /// @return b_i
  public double bias(int neuron) {
    return biases[neuron];
  }

  /// @return v_i
  public double outputWeight(int neuron) {
    return outputWeights[neuron];
  }

  /// @return b₀
  public double constant() {
    return constant;
  }

  /// @return f(x)
  public double evaluate(double x) {
    double sum = constant;
    for (int i = 0; i < weights.length; i++) {
      sum += outputWeights[i] * Math.max(0, weights[i] * x + biases[i]);
    }
    return sum;
  }

  /// The scale symmetry: (w, b, v) → (cw, cb, v/c) leaves f and the spline unchanged.
  ///
  /// @param factors c_i > 0, one a neuron; not modified
  public ReluNetwork rescaled(double[] factors) {
    requireLength("factors", neurons(), factors);
    double[] parameters = parameters();
    for (int i = 0; i < neurons(); i++) {
      double factor = Requirements.requirePositive("factor of neuron " + i, factors[i]);
      parameters[i] *= factor;
      parameters[neurons() + i] *= factor;
      parameters[2 * neurons() + i] /= factor;
    }
    return ofParameters(parameters);
  }

  /// Every neuron and a twin of opposite v: the constant b₀ now, but everything can be learnt from
  /// it.
  ///
  /// Source: L. Chizat, E. Oyallon, F. Bach, On lazy training in differentiable programming, 2019,
  /// arXiv:1812.07956.
  ///
  /// @return 2H neurons, the twins last
  public ReluNetwork withTwins() {
    int neurons = neurons();
    double[] w = Arrays.copyOf(weights, 2 * neurons);
    double[] b = Arrays.copyOf(biases, 2 * neurons);
    double[] v = Arrays.copyOf(outputWeights, 2 * neurons);
    for (int i = 0; i < neurons; i++) {
      w[neurons + i] = w[i];
      b[neurons + i] = b[i];
      v[neurons + i] = -v[i];
    }
    return new ReluNetwork(w, b, v, constant);
  }

  /// What gradient flow conserves: w_i² + b_i² − v_i², how unevenly a neuron's two layers are
  /// scaled.
  public double imbalance(int neuron) {
    double w = weights[neuron];
    double b = biases[neuron];
    double v = outputWeights[neuron];
    return w * w + b * b - v * v;
  }

  /// @return the spline that this network is; see [SplineNeuron] for each kind of neuron
  public ReluSpline toSpline() {
    List<SplineNeuron> neurons = new ArrayList<>(neurons());
    for (int i = 0; i < neurons(); i++) {
      neurons.add(SplineNeuron.of(weights[i], biases[i], outputWeights[i]));
    }
    return new ReluSpline(constant, neurons);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReluNetwork that && Arrays.equals(parameters(), that.parameters());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parameters());
  }

  @Override
  public String toString() {
    return "ReluNetwork[neurons=%d, constant=%s]".formatted(neurons(), constant);
  }
}
