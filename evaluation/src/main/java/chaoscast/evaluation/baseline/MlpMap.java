package chaoscast.evaluation.baseline;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;
import java.util.ArrayList;
import java.util.List;

/// The last hidden layer of a network of tanh neurons.
///
///     h₀ = z,   h_l = tanh(W_l h_{l−1} + b_l),   φ(z) = h_L
final class MlpMap extends StandardisedMap {
  private final List<Layer> layers;

  /// Neurons that see the same inputs.
  ///
  /// @param weights W, neurons × inputs, row-major
  /// @param biases  b, one a neuron
  record Layer(double[] weights, double[] biases) {
    int neurons() {
      return biases.length;
    }

    int inputs() {
      return weights.length / biases.length;
    }

    Layer rounded(Arithmetic format) {
      return new Layer(
          StandardisedMap.rounded(weights, format), StandardisedMap.rounded(biases, format));
    }

    double[] of(double[] input) {
      double[] output = biases.clone();
      int inputs = inputs();
      for (int j = 0; j < output.length; j++) {
        for (int i = 0; i < inputs; i++) {
          output[j] += weights[j * inputs + i] * input[i];
        }
        output[j] = Math.tanh(output[j]);
      }
      return output;
    }
  }

  /// @param layers ≥ 1, the first of which sees z; not to be modified afterwards
  MlpMap(List<Layer> layers, double[] offset, double[] scale, Arithmetic format) {
    super(offset, scale, format);
    this.layers = layers.stream().map(layer -> layer.rounded(format)).toList();
  }

  static MemorylessFeatureMap read(ModelFile group) {
    double[] offset = readOffset(group);
    int[] neurons = group.ints("neurons");
    if (neurons.length == 0) {
      throw new InputException("neurons must be of ≥ 1 layer but are of none");
    }
    var layers = new ArrayList<Layer>();
    int inputs = offset.length;
    for (int l = 0; l < neurons.length; l++) {
      if (neurons[l] < 1) {
        throw new InputException("neurons must be ≥ 1 but were %d".formatted(neurons[l]));
      }
      layers.add(
          new Layer(
              group.doubles("weights" + l, neurons[l], inputs),
              group.doubles("biases" + l, neurons[l])));
      inputs = neurons[l];
    }
    return new MlpMap(layers, offset, readScale(group, offset.length), Arithmetic.BINARY64);
  }

  @Override
  public int featureCount() {
    return layers.getLast().neurons() + 1;
  }

  @Override
  void compute(double[] z, double[] features) {
    double[] output = z;
    for (Layer layer : layers) {
      output = layer.of(output);
    }
    System.arraycopy(output, 0, features, 0, output.length);
  }

  @Override
  public Cost cost() {
    long weights = layers.stream().mapToLong(layer -> layer.weights().length).sum();
    long neurons = layers.stream().mapToLong(Layer::neurons).sum();
    return new Cost(
        weights + neurons, featureCount(), weights, neurons, Double.BYTES * (weights + neurons));
  }

  @Override
  public FeatureMap inPrecision(Arithmetic arithmetic) {
    return new MlpMap(layers, offset(), scale(), arithmetic);
  }

  @Override
  void writeLearned(ModelFile group) {
    group.put("neurons", layers.stream().mapToInt(Layer::neurons).toArray());
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      group.put("weights" + l, layer.weights(), layer.neurons(), layer.inputs());
      group.put("biases" + l, layer.biases());
    }
  }
}
