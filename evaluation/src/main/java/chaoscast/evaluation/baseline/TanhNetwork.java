package chaoscast.evaluation.baseline;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.MultilayerPerceptron;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.math.matrix.Matrix;

/// Smile's network with as many outputs as there are variables, whose weights can be read. Smile's own tanh has a wrong
/// derivative in 4.4.2, so neurons bring theirs.
final class TanhNetwork extends MultilayerPerceptron {
  @Serial
  private static final long serialVersionUID = 1;

  /// @param inputs  components of a delayed state
  /// @param neurons of each hidden layer
  /// @param layers  hidden ones, ≥ 1
  /// @param outputs variables
  TanhNetwork(int inputs, int neurons, int layers, int outputs) {
    super(layers(inputs, neurons, layers, outputs));
  }

  private static Layer[] layers(int inputs, int neurons, int hidden, int outputs) {
    var made = new ArrayList<Layer>();
    made.add(Layer.input(inputs).build(0));
    for (int l = 0; l < hidden; l++) {
      made.add(new Hidden(neurons, l == 0 ? inputs : neurons));
    }
    made.add(new Output(outputs, neurons));
    return made.toArray(Layer[]::new);
  }

  /// Learns some samples by the mean of their gradients.
  ///
  /// @param inputs  standardised; not modified
  /// @param targets standardised; not modified
  /// @param rows    which of them, of an order
  void learn(double[][] inputs, double[][] targets, int[] rows) {
    for (int row : rows) {
      propagate(inputs[row], true);
      System.arraycopy(targets[row], 0, target.get(), 0, targets[row].length);
      backpropagate(false);
    }
    update(rows.length);
    t++;
  }

  List<MlpMap.Layer> hidden() {
    return IntStream.range(1, net.length)
        .mapToObj(l -> ((Hidden) net[l]).learned())
        .toList();
  }

  /// @return a row a variable, the bias last
  double[][] readout() {
    return ((Output) output).learned();
  }

  private static final class Hidden extends HiddenLayer {
    @Serial
    private static final long serialVersionUID = 1;

    Hidden(int neurons, int inputs) {
      super(neurons, inputs, 0, new Tanh());
    }

    MlpMap.Layer learned() {
      return new MlpMap.Layer(Rows.joined(rows(weight)), bias.clone());
    }
  }

  private static final class Output extends OutputLayer {
    @Serial
    private static final long serialVersionUID = 1;

    Output(int outputs, int inputs) {
      super(outputs, inputs, OutputFunction.LINEAR, Cost.MEAN_SQUARED_ERROR);
    }

    double[][] learned() {
      double[][] all = new double[bias.length][];
      double[][] weights = rows(weight);
      for (int i = 0; i < all.length; i++) {
        all[i] = Arrays.copyOf(weights[i], weights[i].length + 1);
        all[i][weights[i].length] = bias[i];
      }
      return all;
    }
  }

  private static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.nrow()][matrix.ncol()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  /// tanh, with the derivative 1 − tanh².
  private static final class Tanh implements ActivationFunction {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
      return "tanh";
    }

    @Override
    public void f(double[] x) {
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.tanh(x[i]);
      }
    }

    @Override
    public void g(double[] gradient, double[] y) {
      for (int i = 0; i < y.length; i++) {
        gradient[i] *= 1 - y[i] * y[i];
      }
    }
  }
}
