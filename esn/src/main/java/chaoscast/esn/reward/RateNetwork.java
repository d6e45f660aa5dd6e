package chaoscast.esn.reward;

import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.options.RecurrenceOptions;
import chaoscast.esn.options.ReservoirTopology;
import chaoscast.esn.options.WeightLaw;
import chaoscast.esn.reservoir.Recurrence;
import chaoscast.esn.reservoir.SparseRows;
import java.util.random.RandomGenerator;

/// A network of rate neurons whose leak is outside of the nonlinearity.
///
///     x ← x + α (−x + J r + Q u),   r = tanh(x) + ε,   ε uniform in (−a, a)
///
/// - J: each connection is there with probability p, normal with variance λ²/(pN).
/// - Q: uniform in (−1, 1), one column a coordinate of the feedback u.
/// - x: uniform in (−½, ½) at first.
///
/// Not thread-safe.
///
/// Source: parameters from the scripts to R. Pyle, R. Rosenbaum, arXiv:1803.03304.
final class RateNetwork {
  private final Kernels kernels = Kernels.best();
  private final double leak;
  private final SparseMatrix drive;
  private final DenseMatrix inputs;
  private final DenseMatrix rates;
  private final DenseMatrix feedback;
  private final DenseMatrix fresh;
  private final DenseMatrix potential;
  private final RandomGenerator disturbance;

  /// @param coordinates of the feedback
  RateNetwork(NetworkOptions options, int coordinates, Seed seed) {
    int nodes = options.nodes();
    leak = options.leak();
    drive = drive(options, coordinates, seed);
    inputs = DenseMatrix.zeros(nodes + coordinates, 1);
    rates = inputs.rowRange(0, nodes);
    feedback = inputs.rowRange(nodes, nodes + coordinates);
    fresh = DenseMatrix.zeros(nodes, 1);
    potential = DenseMatrix.zeros(nodes, 1);
    RandomGenerator start = seed.child("esn/start").generator();
    for (int i = 0; i < nodes; i++) {
      potential.set(i, 0, start.nextDouble(-0.5, 0.5));
    }
    disturbance = seed.child("esn/disturbance").generator();
    fire(0);
  }

  private static SparseMatrix drive(NetworkOptions options, int coordinates, Seed seed) {
    int nodes = options.nodes();
    var topology =
        new RecurrenceOptions(
            nodes,
            options.gain(),
            options.density() * nodes,
            ReservoirTopology.ERDOS_RENYI,
            WeightLaw.GAUSSIAN);
    SparseMatrix recurrent =
        Recurrence.unscaled(topology, seed.child("esn/reservoir").generator())
            .map(weight -> weight * options.gain() / Math.sqrt(options.density() * nodes));
    RandomGenerator input = seed.child("esn/input").generator();
    var rows = new SparseRows();
    for (int node = 0; node < nodes; node++) {
      rows.addAll(recurrent, node);
      for (int k = 0; k < coordinates; k++) {
        rows.add(nodes + k, input.nextDouble(-1, 1));
      }
      rows.endRow();
    }
    return rows.toMatrix(nodes + coordinates);
  }

  /// @param input u, coordinates × 1; not modified
  /// @param noise a ≥ 0
  void step(DenseMatrix input, double noise) {
    feedback.copyRows(0, input);
    kernels.multiply(drive, inputs, fresh);
    kernels.leak(leak, fresh, potential);
    fire(noise);
  }

  private void fire(double noise) {
    rates.copyRows(0, potential);
    kernels.tanh(rates);
    if (noise > 0) {
      for (int i = 0; i < rates.rows(); i++) {
        rates.set(i, 0, rates.get(i, 0) + noise * (2 * disturbance.nextDouble() - 1));
      }
    }
  }

  /// @return r, nodes × 1; modified by [#step]
  DenseMatrix rates() {
    return rates;
  }
}
