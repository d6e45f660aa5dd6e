package chaoscast.esn.reservoir;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.options.Activation;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.InputTopology;
import chaoscast.esn.options.ObservedVariables;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The fixed, random part of an echo state network:
///
///     r ← (1 − α) r + α tanh(A r + W_in x + b)
///
/// A, W_in and b stand side by side in one sparse matrix, nodes × (nodes + inputs + 1), which
/// multiplies (r, x, 1).
///
/// - A: [Recurrence], scaled to the spectral radius.
/// - W_in: uniform in ± inputScaling, in blocks, dense or sparse ([InputTopology]).
/// - b: uniform in ± bias.
///
/// Source: arXiv:1906.08829, doi:10.1103/PhysRevLett.120.024102.
///
/// @param drive      A, W_in and b side by side
/// @param activation in place of tanh, if it is another
/// @param leakRate   α in (0, 1]
/// @param observed   the variables that are inputs
public record Reservoir(
    SparseMatrix drive, Activation activation, double leakRate, ObservedVariables observed) {

  public Reservoir {
    Requirements.requirePositive("leakRate", leakRate);
    Requirements.requireBetween("leakRate", 0, 1, leakRate);
    if (drive.columns() != drive.rows() + observed.count() + 1) {
      throw new InputException(
          "a reservoir of %d nodes and %d inputs must have weights in %d columns but has %d"
              .formatted(
                  drive.rows(),
                  observed.count(),
                  drive.rows() + observed.count() + 1,
                  drive.columns()));
    }
  }

  /// @param options   sizes and scales
  /// @param dimension number of variables; those observed are ≤ nodes where each drives a block of its own
  /// @param seed      streams `esn/reservoir`, `esn/input` and `esn/bias` are drawn from
  public static Reservoir draw(EsnOptions options, int dimension, Seed seed) {
    var observed = ObservedVariables.parse(options.input().observed(), dimension);
    int inputs = observed.count();
    int nodes = options.recurrence().nodes();
    if (nodes < inputs && options.input().inputTopology() == InputTopology.BLOCK) {
      throw new InputException(
          "nodes must be ≥ the number of variables %d but was %d".formatted(inputs, nodes),
          "each variable drives nodes of its own, unless inputTopology=dense or sparse");
    }
    SparseMatrix recurrent =
        Recurrence.draw(options.recurrence(), seed.child("esn/reservoir").generator());
    RandomGenerator input = seed.child("esn/input").generator();
    RandomGenerator bias = seed.child("esn/bias").generator();
    double scaling = options.input().inputScaling();
    double biasScaling = options.input().bias();
    var entries = new SparseRows();
    for (int node = 0; node < nodes; node++) {
      entries.addAll(recurrent, node);
      for (int i : driving(options, node, inputs, input)) {
        entries.add(nodes + i, input.nextDouble(-scaling, scaling));
      }
      if (biasScaling > 0) {
        entries.add(nodes + inputs, bias.nextDouble(-biasScaling, biasScaling));
      }
      entries.endRow();
    }
    return new Reservoir(
        entries.toMatrix(nodes + inputs + 1), options.activation(), options.leakRate(), observed);
  }

  /// @return inputs that drive a node, rising
  private static int[] driving(
      EsnOptions options, int node, int inputs, RandomGenerator random) {
    return switch (options.input().inputTopology()) {
      case BLOCK -> new int[] {(int) ((long) node * inputs / options.recurrence().nodes())};
      case DENSE -> IntStream.range(0, inputs).toArray();
      case SPARSE -> subset(inputs, options.input().inputDegree(), random);
    };
  }

  /// R. Floyd's sample (doi:10.1145/30401.315746).
  ///
  /// @return `size` of the numbers 0 … count − 1, every subset as likely, rising; all where there are no more
  private static int[] subset(int count, int size, RandomGenerator random) {
    var taken = new BitSet(count);
    for (int last = Math.max(0, count - size); last < count; last++) {
      int any = random.nextInt(last + 1);
      taken.set(taken.get(any) ? last : any);
    }
    return taken.stream().toArray();
  }

  public int nodes() {
    return drive.rows();
  }

  /// The number of variables that drive it.
  public int inputs() {
    return observed.count();
  }
}
