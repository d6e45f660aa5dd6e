package chaoscast.esn.reservoir;

import chaoscast.core.InputException;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.options.RecurrenceOptions;
import chaoscast.esn.spectrum.SpectralRadius;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Draws the recurrent matrix A of a reservoir and scales it to its spectral radius.
public final class Recurrence {
  /// Share of a ring's connections that become shortcuts of a small world.
  private static final double REWIRED = 0.1;

  private Recurrence() {}

  /// @return nodes × nodes; empty at spectral radius 0
  static SparseMatrix draw(RecurrenceOptions options, RandomGenerator random) {
    if (options.spectralRadius() == 0) {
      return SparseMatrix.of(
          options.nodes(),
          options.nodes(),
          new int[options.nodes() + 1],
          new int[0],
          new double[0]);
    }
    SparseMatrix unscaled = unscaled(options, random);
    double radius = SpectralRadius.of(unscaled);
    if (!(radius > 0)) {
      throw new InputException(
          ("a reservoir of %d nodes with mean in-degree %s must have a cycle, but this seed drew"
              + " none: take another seed, more nodes or a greater inDegree")
              .formatted(options.nodes(), options.inDegree()));
    }
    return unscaled.map(value -> value * (options.spectralRadius() / radius));
  }

  /// @return nodes × nodes, with weights as they are drawn, whatever the spectral radius
  public static SparseMatrix unscaled(RecurrenceOptions options, RandomGenerator random) {
    return switch (options.topology()) {
      case ERDOS_RENYI -> erdosRenyi(options, random);
      case RING -> ring(options, 0, random);
      case SMALL_WORLD -> ring(options, REWIRED, random);
    };
  }

  private static SparseMatrix erdosRenyi(RecurrenceOptions options, RandomGenerator random) {
    int nodes = options.nodes();
    double probability = options.inDegree() / nodes;
    var entries = new SparseRows();
    for (int row = 0; row < nodes; row++) {
      long column = gap(probability, random);
      while (column < nodes) {
        entries.add((int) column, options.weights().draw(random));
        column += 1 + gap(probability, random);
      }
      entries.endRow();
    }
    return entries.toMatrix(nodes);
  }

  /// The number of absent entries before the next present one: geometrically distributed.
  private static long gap(double probability, RandomGenerator random) {
    if (probability >= 1) {
      return 0;
    }
    return (long) (Math.log1p(-random.nextDouble()) / Math.log1p(-probability));
  }

  /// @param rewired share of connections that come from any other node
  private static SparseMatrix ring(
      RecurrenceOptions options, double rewired, RandomGenerator random) {
    int nodes = options.nodes();
    var entries = new SparseRows();
    for (int row = 0; row < nodes; row++) {
      for (int source : sources(row, options, rewired, random)) {
        entries.add(source, options.weights().draw(random));
      }
      entries.endRow();
    }
    return entries.toMatrix(nodes);
  }

  private static List<Integer> sources(
      int row, RecurrenceOptions options, double rewired, RandomGenerator random) {
    int nodes = options.nodes();
    int[] before = IntStream.rangeClosed(1, (int) options.inDegree()).toArray();
    var sources = new ArrayList<Integer>();
    for (int distance : before) {
      sources.add(Math.floorMod(row - distance, nodes));
    }
    for (int i = 0; i < sources.size() && sources.size() < nodes; i++) {
      if (rewired > 0 && random.nextDouble() < rewired) {
        int source = random.nextInt(nodes);
        while (sources.contains(source)) {
          source = random.nextInt(nodes);
        }
        sources.set(i, source);
      }
    }
    return sources;
  }
}
