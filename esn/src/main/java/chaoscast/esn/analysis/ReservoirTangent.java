package chaoscast.esn.analysis;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.tangent.ConservedDirections;
import chaoscast.core.tangent.TangentFrame;
import chaoscast.esn.options.Activation;
import chaoscast.esn.reservoir.Reservoir;
import java.util.random.RandomGenerator;

/// A reservoir state and small deviations from it, moved together.
///
///     r'  = (1 − α) r + α tanh(z),   z = A r + W_in x + b
///     δr' = (1 − α) δr + α (1 − tanh² z) (A δr + W_in δx)
final class ReservoirTangent {
  private final Reservoir reservoir;
  private final Kernels kernels = Kernels.best();
  private final int nodes;
  private final DenseMatrix base;
  private final DenseMatrix deltas;
  private final DenseMatrix fresh;
  private final DenseMatrix freshDeltas;

  /// @param tangents number of deviations, ≥ 1
  ReservoirTangent(Reservoir reservoir, int tangents) {
    this.reservoir = reservoir;
    nodes = reservoir.nodes();
    base = DenseMatrix.zeros(reservoir.drive().columns(), 1);
    base.set(base.rows() - 1, 0, 1);
    deltas = DenseMatrix.zeros(reservoir.drive().columns(), tangents);
    fresh = DenseMatrix.zeros(nodes, 1);
    freshDeltas = DenseMatrix.zeros(nodes, tangents);
  }

  /// @param dimension of the space, in which the frame's directions are drawn always alike
  /// @param count     number of vectors, in [1, dimension]
  static TangentFrame frame(int dimension, int count) {
    Requirements.requireAtLeast("exponents", 1, count);
    RandomGenerator random = new Seed(0).child("esn/tangents").generator();
    double[][] start = new double[count][dimension];
    for (int n = 0; n < dimension; n++) {
      for (double[] vector : start) {
        vector[n] = random.nextGaussian();
      }
    }
    return TangentFrame.of(start, ConservedDirections.NONE);
  }

  /// @return (r, x, 1); r and x may be modified
  DenseMatrix base() {
    return base;
  }

  /// @return (δr, δx, 0), one deviation a column; δr and δx may be modified
  DenseMatrix deltas() {
    return deltas;
  }

  /// Moves r and δr one step on; x and δx stay.
  void step() {
    kernels.multiply(reservoir.drive(), base, fresh);
    boolean linear = reservoir.activation() == Activation.LINEAR;
    if (!linear) {
      kernels.tanh(fresh);
    }
    kernels.multiply(reservoir.drive(), deltas, freshDeltas);
    double leak = reservoir.leakRate();
    for (int node = 0; node < nodes; node++) {
      double value = fresh.get(node, 0);
      double slope = linear ? leak : leak * (1 - value * value);
      base.set(node, 0, (1 - leak) * base.get(node, 0) + leak * value);
      for (int column = 0; column < deltas.columns(); column++) {
        double moved =
            (1 - leak) * deltas.get(node, column) + slope * freshDeltas.get(node, column);
        deltas.set(node, column, moved);
      }
    }
  }
}
