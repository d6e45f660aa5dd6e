package chaoscast.esn;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.linalg.SparseMatrix;
import java.util.random.RandomGenerator;

/// The fixed, random part of an echo state network:
///
///     r ← (1 − α) r + α tanh(A r + W_in x + b)
///
/// A, W_in and b stand side by side in one sparse matrix, nodes × (nodes + dimension + 1), which
/// multiplies (r, x, 1).
///
/// - A: every entry is present with probability inDegree / nodes, uniform in [0, 1), and all are
///   scaled to the spectral radius.
/// - W_in: each input drives its own contiguous block of nodes, uniform in ± inputScaling.
/// - b: uniform in ± bias.
///
/// Source: arXiv:1906.08829, doi:10.1103/PhysRevLett.120.024102.
///
/// @param drive    A, W_in and b side by side
/// @param leakRate α in (0, 1]
record Reservoir(SparseMatrix drive, double leakRate) {

  /// @param options   sizes and scales
  /// @param dimension number of inputs, ≤ nodes
  /// @param seed      streams `esn/reservoir`, `esn/input` and `esn/bias` are drawn from
  static Reservoir draw(EsnOptions options, int dimension, Seed seed) {
    if (options.nodes() < dimension) {
      throw new InputException(
          "nodes must be ≥ the number of variables %d but was %d"
              .formatted(dimension, options.nodes()));
    }
    SparseMatrix recurrent = recurrent(options, seed.child("esn/reservoir").generator());
    RandomGenerator input = seed.child("esn/input").generator();
    RandomGenerator bias = seed.child("esn/bias").generator();
    int nodes = options.nodes();
    var entries = new SparseRows();
    for (int node = 0; node < nodes; node++) {
      entries.addAll(recurrent, node);
      entries.add(
          nodes + (int) ((long) node * dimension / nodes),
          input.nextDouble(-options.inputScaling(), options.inputScaling()));
      if (options.bias() > 0) {
        entries.add(nodes + dimension, bias.nextDouble(-options.bias(), options.bias()));
      }
      entries.endRow();
    }
    return new Reservoir(entries.toMatrix(nodes + dimension + 1), options.leakRate());
  }

  int nodes() {
    return drive.rows();
  }

  int dimension() {
    return drive.columns() - drive.rows() - 1;
  }

  /// A, scaled; empty at spectral radius 0.
  private static SparseMatrix recurrent(EsnOptions options, RandomGenerator random) {
    int nodes = options.nodes();
    double probability = options.inDegree() / nodes;
    var entries = new SparseRows();
    for (int row = 0; row < nodes; row++) {
      if (options.spectralRadius() > 0) {
        long column = gap(probability, random);
        while (column < nodes) {
          entries.add((int) column, random.nextDouble());
          column += 1 + gap(probability, random);
        }
      }
      entries.endRow();
    }
    SparseMatrix unscaled = entries.toMatrix(nodes);
    if (options.spectralRadius() == 0) {
      return unscaled;
    }
    double radius = SpectralRadius.of(unscaled);
    if (!(radius > 0)) {
      throw new InputException(
          ("a reservoir of %d nodes with mean in-degree %s must have a cycle, but this seed drew"
              + " none: take another seed, more nodes or a greater inDegree")
              .formatted(nodes, options.inDegree()));
    }
    return unscaled.map(value -> value * (options.spectralRadius() / radius));
  }

  /// The number of absent entries before the next present one: geometrically distributed.
  private static long gap(double probability, RandomGenerator random) {
    if (probability >= 1) {
      return 0;
    }
    return (long) (Math.log1p(-random.nextDouble()) / Math.log1p(-probability));
  }
}
