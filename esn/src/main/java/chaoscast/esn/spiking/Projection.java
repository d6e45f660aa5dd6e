package chaoscast.esn.spiking;

import java.util.random.RandomGenerator;

/// Connections from one population to another, all of one weight.
public interface Projection {
  /// @return J: the area of the current that a spike causes
  double weight();

  /// @param source neuron of the driving population
  /// @param random source of what is drawn
  /// @return the neurons of the driven population that it drives; one may come more than once
  int[] targets(int source, RandomGenerator random);

  /// Targets anywhere, as many from each source.
  ///
  /// @param size      of the driven population
  /// @param outDegree targets of each source, ≥ 0
  /// @param weight    J
  record Uniform(int size, int outDegree, double weight) implements Projection {
    @Override
    public int[] targets(int source, RandomGenerator random) {
      return random.ints(outDegree, 0, size).toArray();
    }
  }

  /// Targets near the source on the unit torus: offsets in both directions are normal.
  ///
  /// Source: the wiring of the code to R. Rosenbaum et al., doi:10.1038/nn.4433.
  ///
  /// @param sourceSide neurons along one side of the driving population's grid
  /// @param targetSide neurons along one side of the driven population's
  /// @param width      σ of the offsets, in sides of the torus, ≥ 0
  /// @param outDegree  targets of each source, ≥ 0
  /// @param weight     J
  record Spatial(int sourceSide, int targetSide, double width, int outDegree, double weight)
      implements Projection {
    @Override
    public int[] targets(int source, RandomGenerator random) {
      int[] targets = new int[outDegree];
      double x = (double) (source % sourceSide) / sourceSide;
      double y = (double) Math.floorDiv(source, sourceSide) / sourceSide;
      for (int i = 0; i < outDegree; i++) {
        targets[i] = near(y, random) * targetSide + near(x, random);
      }
      return targets;
    }

    private int near(double place, RandomGenerator random) {
      double offset = place + width * random.nextGaussian();
      return (int) Math.floorMod(Math.round(offset * targetSide), (long) targetSide);
    }
  }

  /// Targets that are known, as where two populations drive the same.
  ///
  /// @param lists  one a source; not modified
  /// @param weight J
  record Listed(int[][] lists, double weight) implements Projection {
    @Override
    public int[] targets(int source, RandomGenerator random) {
      return lists[source].clone();
    }
  }

  /// @return one without targets
  static Projection none() {
    return new Uniform(1, 0, 0);
  }
}
