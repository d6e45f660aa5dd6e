package chaoscast.splinenets.breakplane;

import chaoscast.core.Cost;
import chaoscast.core.LaneMemory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.DirectReadout;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureStream;
import java.util.Optional;

/// ReLU neurons, each with an oriented breakplane {x : ξ·x = β}, |ξ| = 1:
///
///     φ(x) = ([monomials of x up to degree p,] max(0, ξ_i·x − β_i)^p, …)
///
/// Neurons may share directions: each direction is projected on once.
///
/// Source: J. Sahs et al., Shallow univariate ReLU networks as splines, Front. Artif. Intell. 5
/// (2022) 889981, doi:10.3389/frai.2022.889981; there p = 1.
public final class BreakplaneMap implements FeatureMap {
  private final Breakplanes planes;
  private final int power;
  private final boolean affine;
  private final PolynomialPart polynomials;
  private final Arithmetic arithmetic;

  /// @param planes one a neuron
  /// @param power  p ≥ 1
  /// @param affine whether the monomials come first
  public BreakplaneMap(Breakplanes planes, int power, boolean affine) {
    this(planes, power, affine, Arithmetic.BINARY64);
  }

  private BreakplaneMap(Breakplanes planes, int power, boolean affine, Arithmetic arithmetic) {
    this.planes = planes;
    this.power = power;
    this.affine = affine;
    this.polynomials = new PolynomialPart(planes.dimension(), power);
    this.arithmetic = arithmetic;
  }

  public Breakplanes planes() {
    return planes;
  }

  public int power() {
    return power;
  }

  @Override
  public int dimension() {
    return planes.dimension();
  }

  @Override
  public int featureCount() {
    return polynomialCount() + planes.count();
  }

  /// @return the monomials, whether they are features or not
  PolynomialPart polynomials() {
    return polynomials;
  }

  /// @return the features before the first neuron
  public int polynomialCount() {
    return affine ? polynomials.count() : 0;
  }

  /// Projections, powers and monomials; subtracting a breakpoint is no multiplication.
  @Override
  public Cost cost() {
    long projections = (long) planes.directions().rows() * dimension();
    long powers = (long) planes.count() * (power - 1);
    long monomials = monomialProducts();
    long parameters = projections + planes.count();
    return new Cost(
        parameters,
        featureCount(),
        projections + powers + monomials,
        0,
        Double.BYTES * (parameters + planes.directions().rows() + featureCount()));
  }

  /// @return multiplications that the monomials take
  long monomialProducts() {
    return affine ? polynomials.products() : 0;
  }

  @Override
  public Optional<DirectReadout> direct(DenseMatrix weights) {
    return Optional.of(new DirectSpline(this, weights));
  }

  @Override
  public FeatureStream start(int lanes) {
    return new Stream(lanes);
  }

  /// No memory but a place for the projections.
  private final class Stream implements FeatureStream {
    private DenseMatrix projections;

    private Stream(int lanes) {
      projections = DenseMatrix.zeros(planes.directions().rows(), lanes);
    }

    @Override
    public void advance(DenseMatrix states, DenseMatrix features) {
      if (projections.columns() != states.columns()) {
        projections = DenseMatrix.zeros(planes.directions().rows(), states.columns());
      }
      int first = polynomialCount();
      if (affine) {
        polynomials.apply(states, features, arithmetic);
      }
      arithmetic.multiply(planes.directions(), states, projections);
      Kernels.best()
          .rectify(projections, planes.directionOf(), planes.breakpoints(), features, first);
      if (arithmetic.isExact()) {
        raise(features, first);
      } else {
        arithmetic.round(features);
        raise(features, first);
        arithmetic.round(features);
      }
    }

    private void raise(DenseMatrix features, int first) {
      if (power > 1) {
        Kernels.best().power(power, features, first);
      }
    }

    @Override
    public void sweep(DenseMatrix states, DenseMatrix features) {
      advance(states, features);
    }

    @Override
    public Optional<LaneMemory> memory() {
      return Optional.of(LaneMemory.none(projections.columns()));
    }
  }

  @Override
  public FeatureMap inPrecision(Arithmetic format) {
    DenseMatrix rounded = planes.directions().copy();
    format.round(rounded);
    double[] breakpoints = planes.breakpoints().clone();
    for (int i = 0; i < breakpoints.length; i++) {
      breakpoints[i] = format.round(breakpoints[i]);
    }
    var narrow = new Breakplanes(rounded, planes.directionOf(), breakpoints);
    return new BreakplaneMap(narrow, power, affine, format);
  }

  @Override
  public void write(ModelFile group) {
    planes.write(group);
    group.put("power", (long) power);
    group.put("affine", affine ? 1L : 0L);
  }

  public static BreakplaneMap read(ModelFile group) {
    return new BreakplaneMap(
        Breakplanes.read(group), group.count("power", 1), group.count("affine", 0, 1) == 1);
  }
}
