package chaoscast.splinenets;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.Block;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureStream;

/// Frozen ReLU neurons, each with an oriented breakplane {x : ξ·x = β}, |ξ| = 1:
///
///     φ(x) = ([1, x,] max(0, ξ_i·x − β_i), …)
///
/// Neurons share directions: each direction is projected on once.
///
/// Source: J. Sahs et al., Shallow univariate ReLU networks as splines, Front. Artif. Intell. 5
/// (2022) 889981, doi:10.3389/frai.2022.889981.
final class BreakplaneMap implements FeatureMap {
  private final Block directions;
  private final int[] directionOf;
  private final double[] breakpoints;
  private final boolean affine;
  private final Arithmetic arithmetic;

  /// @param directions  unit normals ξ, directions × dimension
  /// @param directionOf each neuron's direction
  /// @param breakpoints each neuron's β
  /// @param affine      whether the constant and the state come first
  BreakplaneMap(Block directions, int[] directionOf, double[] breakpoints, boolean affine) {
    this(directions, directionOf, breakpoints, affine, Arithmetic.BINARY64);
  }

  private BreakplaneMap(
      Block directions,
      int[] directionOf,
      double[] breakpoints,
      boolean affine,
      Arithmetic arithmetic) {
    this.directions = directions;
    this.directionOf = directionOf;
    this.breakpoints = breakpoints;
    this.affine = affine;
    this.arithmetic = arithmetic;
  }

  @Override
  public int dimension() {
    return directions.columns();
  }

  @Override
  public int featureCount() {
    return affineCount() + breakpoints.length;
  }

  private int affineCount() {
    return affine ? 1 + dimension() : 0;
  }

  @Override
  public Cost cost() {
    long projections = (long) directions.rows() * dimension();
    long parameters = projections + breakpoints.length;
    return new Cost(
        parameters,
        featureCount(),
        projections,
        0,
        Double.BYTES * (parameters + directions.rows() + featureCount()));
  }

  @Override
  public FeatureStream start(int lanes) {
    return new Stream();
  }

  /// No memory but a place for the projections, as large as the greatest block seen.
  private final class Stream implements FeatureStream {
    private Block projections = Block.zeros(directions.rows(), 8);

    @Override
    public void advance(Block states, Block features) {
      if (projections.columns() != states.columns()) {
        projections = Block.zeros(directions.rows(), states.columns());
      }
      int neurons = affineCount();
      if (affine) {
        features.fillRow(0, 1);
        features.copyRows(1, states);
      }
      arithmetic.multiply(directions, states, projections);
      Kernels.best().rectify(projections, directionOf, breakpoints, features, neurons);
      if (!arithmetic.isExact()) {
        arithmetic.round(features);
      }
    }

    @Override
    public void sweep(Block states, Block features) {
      advance(states, features);
    }
  }

  @Override
  public FeatureMap inPrecision(Arithmetic format) {
    Block rounded = directions.copy();
    format.round(rounded);
    double[] roundedBreakpoints = new double[breakpoints.length];
    for (int i = 0; i < breakpoints.length; i++) {
      roundedBreakpoints[i] = format.round(breakpoints[i]);
    }
    return new BreakplaneMap(rounded, directionOf, roundedBreakpoints, affine, format);
  }

  @Override
  public void write(ModelFile group) {
    group.put("directions", directions.toArray(), directions.rows(), directions.columns());
    group.put("directionOf", directionOf);
    group.put("breakpoints", breakpoints, breakpoints.length);
    group.put("affine", affine ? 1L : 0L);
  }

  static BreakplaneMap read(ModelFile group) {
    int[] shape = group.shape("directions");
    return new BreakplaneMap(
        Block.of(group.doubles("directions"), shape[0], shape[1]),
        group.ints("directionOf"),
        group.doubles("breakpoints"),
        group.integer("affine") == 1);
  }
}
