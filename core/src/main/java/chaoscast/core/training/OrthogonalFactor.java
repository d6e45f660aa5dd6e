package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Least squares by streaming QR, the accurate way: errors grow with the condition number of Φ
/// itself.
///
///     (Φᵀ | Yᵀ) = Q (R  S)      R Wᵀ = S
///                   (0  T)      ‖residual‖ = the columns of T
///
/// Only the triangle is kept; each chunk of rows is folded into it by Householder reflections. A
/// ridge is a chunk of rows √β I. To solve, the columns of R are scaled to unit length, which
/// leaves the solution as it is and makes rank and condition number those of the features'
/// directions.
///
/// Dependent features are no failure. Where the scaled R is not clearly regular, it is factored
/// once more with column pivoting, and features that add less than [#KEPT] to those before them get
/// weight zero: a basic solution. Between that and the usual tolerance n·ε of the numerical rank a
/// direction is mostly rounding error, but mostly harmless, and reservoirs owe their best forecasts
/// to such directions; it is kept unless weights become so large ([#GREATEST_SHARE]) that the
/// features cancel each other, as they do on noisy data. The rank that is reported is the usual
/// one, and with it the ridge that would make it full:
///
///     β = (n² ε ℓ)²,   ℓ = the greatest length of a feature's column
///
/// With it no direction of the scaled columns is shorter than √β/ℓ = n² ε, and as their 1-norm and
/// that of their inverse are within √n of the 2-norms √n and 1/(n² ε), the condition number in the
/// 1-norm is at most 1/(n ε).
///
/// Source: J. Demmel, L. Grigori, M. Hoemmen, J. Langou, Communication-optimal parallel and
/// sequential QR and LU factorizations, SIAM J. Sci. Comput. 34 (2012) A206–A239,
/// doi:10.1137/080731992.
public final class OrthogonalFactor implements RidgeRegression {
  /// Share of the longest direction below which one is nothing but rounding error: ε. With ε, the
  /// 500 nodes of a reservoir keep 990 of 1004 features and forecast Lorenz 63 for 29 Lyapunov
  /// times; with the usual n·ε they keep 250, and 25 Lyapunov times.
  static final double KEPT = Math.ulp(1.0);

  /// The greatest contribution of a feature to a target, as a share of the target: 1/√ε, where
  /// cancellation costs half of the digits.
  static final double GREATEST_SHARE = 0x1p26;

  /// Rows of √β I that are folded in at a time.
  private static final int RIDGE_ROWS = 512;

  private final Blas blas;
  private final int features;
  private final int targets;
  private final DenseMatrix factor;
  private DenseMatrix chunk;
  private long samples;

  /// @param features number of features, ≥ 1
  /// @param targets  number of targets, ≥ 1
  public OrthogonalFactor(int features, int targets) {
    this(features, targets, Blas.best());
  }

  OrthogonalFactor(int features, int targets, Blas blas) {
    this.blas = blas;
    this.features = Requirements.requireAtLeast("features", 1, features);
    this.targets = Requirements.requireAtLeast("targets", 1, targets);
    RegressionMemory.require(features, Runtime.getRuntime().maxMemory());
    factor = DenseMatrix.zeros(features + targets, features + targets);
    chunk = DenseMatrix.zeros(features + targets, 8);
  }

  @Override
  public void add(DenseMatrix phi, DenseMatrix y) {
    Samples.requireShapes(phi, y, features, targets);
    if (chunk.columns() != phi.columns()) {
      chunk = DenseMatrix.zeros(features + targets, phi.columns());
    }
    chunk.copyRows(0, phi);
    chunk.copyRows(features, y);
    blas.updateTriangle(factor, chunk);
    samples += phi.columns();
  }

  @Override
  public void merge(RidgeRegression other) {
    if (!(other instanceof OrthogonalFactor more)
        || more.features != features
        || more.targets != targets) {
      throw new InputException("only orthogonal factors of the same shape can be merged");
    }
    blas.updateTriangle(factor, more.factor.copy());
    samples += more.samples;
  }

  /// The triangle, and the number of samples.
  @Override
  public double[] statistics() {
    var all = new Statistics(Statistics.triangle(features + targets) + 1);
    all.putTriangle(factor);
    all.put((double) samples);
    return all.values();
  }

  static OrthogonalFactor restore(int features, int targets, double[] statistics) {
    var restored = new OrthogonalFactor(features, targets);
    var all = new Statistics(statistics);
    all.takeTriangle(restored.factor);
    restored.samples = (long) all.take();
    return restored;
  }

  @Override
  public RidgeSolution solve(double ridge) {
    Requirements.requireNonNegative("ridge", ridge);
    Samples.requireSome(samples);
    DenseMatrix triangle = factor.copy();
    if (!triangle.isFinite()) {
      throw new InputException("the features must be finite but their factor is not");
    }
    if (ridge > 0) {
      addRidge(Math.sqrt(ridge), triangle);
    }
    double[] lengths = scaleColumns(triangle);
    DenseMatrix r = triangle.rowRange(0, features).columnRange(0, features);
    DenseMatrix weights =
        triangle.rowRange(features, features + targets).columnRange(0, features).copy();
    double reciprocal = blas.triangleReciprocalCondition(r);
    int rank = features;
    boolean regular = reciprocal > features * Math.ulp(1.0);
    if (regular) {
      blas.solveTriangle(r, weights);
    } else {
      rank = solveIndependent(r, weights, targetLengths(triangle));
    }
    for (int feature = 0; feature < features; feature++) {
      for (int target = 0; target < targets; target++) {
        weights.set(target, feature, weights.get(target, feature) / lengths[feature]);
      }
    }
    double[] rms = residualRms(weights);
    return new RidgeSolution(
        weights,
        ridge,
        1 / reciprocal,
        rank,
        regular ? OptionalDouble.empty() : OptionalDouble.of(mendingRidge(lengths)),
        samples,
        rms,
        ridge > 0 ? ridgeCost(rms) : OptionalDouble.empty());
  }

  /// The residual without a ridge is T, but for what rounding leaves of the targets.
  private OptionalDouble ridgeCost(double[] rms) {
    if (samples <= features) {
      return OptionalDouble.empty();
    }
    double[] lengths = targetLengths(factor);
    double with = 0;
    double without = 0;
    for (int target = 0; target < targets; target++) {
      with = Math.hypot(with, rms[target]);
      without = Math.hypot(without, Math.ulp(1.0) * lengths[target]);
      for (int row = features; row <= features + target; row++) {
        without = Math.hypot(without, factor.get(features + target, row));
      }
    }
    return without > 0
        ? OptionalDouble.of(with / (without / Math.sqrt((double) (samples - features))))
        : OptionalDouble.empty();
  }

  /// What the rows say of each weight by itself: the diagonal of (ΦΦᵀ)⁻¹. Times the variance of the
  /// residual it is the variance of that weight.
  ///
  /// @return one a feature; all infinite if the features are dependent
  public double[] inverseDiagonal() {
    DenseMatrix triangle = factor.copy();
    double[] lengths = scaleColumns(triangle);
    DenseMatrix r = triangle.rowRange(0, features).columnRange(0, features);
    double[] diagonal = new double[features];
    if (!triangle.isFinite()
        || !(blas.triangleReciprocalCondition(r) > features * Math.ulp(1.0))) {
      Arrays.fill(diagonal, Double.POSITIVE_INFINITY);
      return diagonal;
    }
    DenseMatrix inverse = DenseMatrix.zeros(features, features);
    for (int feature = 0; feature < features; feature++) {
      inverse.set(feature, feature, 1);
    }
    blas.solveTriangle(r, inverse);
    for (int feature = 0; feature < features; feature++) {
      for (int row = 0; row < features; row++) {
        double value = inverse.get(row, feature) / lengths[feature];
        diagonal[feature] += value * value;
      }
    }
    return diagonal;
  }

  private double mendingRidge(double[] lengths) {
    double longest = Arrays.stream(lengths).max().orElseThrow();
    double root = (double) features * features * Math.ulp(1.0) * longest;
    return root * root;
  }

  /// Folds in √β I, with zero targets.
  private void addRidge(double root, DenseMatrix triangle) {
    int height = Math.min(RIDGE_ROWS, features);
    DenseMatrix rows = DenseMatrix.zeros(features + targets, height);
    for (int first = 0; first < features; first += height) {
      for (int row = 0; row < features + targets; row++) {
        rows.fillRow(row, 0);
      }
      for (int i = 0; i < Math.min(height, features - first); i++) {
        rows.set(first + i, i, root);
      }
      blas.updateTriangle(triangle, rows);
    }
  }

  /// Divides each feature's column by its length; a feature that is always zero stays.
  private double[] scaleColumns(DenseMatrix triangle) {
    double[] lengths = new double[features];
    for (int feature = 0; feature < features; feature++) {
      double length = 0;
      for (int row = 0; row <= feature; row++) {
        length = Math.hypot(length, triangle.get(feature, row));
      }
      lengths[feature] = length > 0 ? length : 1;
      for (int row = 0; row <= feature; row++) {
        triangle.set(feature, row, triangle.get(feature, row) / lengths[feature]);
      }
    }
    return lengths;
  }

  private double[] targetLengths(DenseMatrix triangle) {
    double[] lengths = new double[targets];
    for (int target = 0; target < targets; target++) {
      for (int row = 0; row <= features + target; row++) {
        lengths[target] = Math.hypot(lengths[target], triangle.get(features + target, row));
      }
    }
    return lengths;
  }

  /// Gives dependent features weight zero.
  ///
  /// @param r       columns of R, of unit length; modified
  /// @param rows    right-hand sides; modified: the solutions
  /// @param lengths ‖y‖ of every target
  /// @return the numerical rank
  private int solveIndependent(DenseMatrix r, DenseMatrix rows, double[] lengths) {
    int[] pivots = blas.pivotedQr(r, rows);
    int rank = leading(r, features * Math.ulp(1.0));
    DenseMatrix solution = solveLeading(r, rows, leading(r, KEPT));
    for (int target = 0; target < targets; target++) {
      for (int column = 0; column < features; column++) {
        double contribution = Math.abs(solution.get(target, column));
        if (!(contribution <= GREATEST_SHARE * lengths[target])) {
          solution = solveLeading(r, rows, rank);
        }
      }
    }
    for (int target = 0; target < targets; target++) {
      for (int column = 0; column < features; column++) {
        rows.set(target, pivots[column], solution.get(target, column));
      }
    }
    return rank;
  }

  /// @return the number of pivots above a share of the first
  private int leading(DenseMatrix r, double share) {
    double threshold = share * Math.abs(r.get(0, 0));
    int count = 0;
    while (count < features && Math.abs(r.get(count, count)) > threshold) {
      count++;
    }
    return count;
  }

  /// @return the solutions by the first `count` columns, zero for the others
  private DenseMatrix solveLeading(DenseMatrix r, DenseMatrix rows, int count) {
    DenseMatrix solution = DenseMatrix.zeros(targets, features);
    if (count > 0) {
      DenseMatrix leading = rows.columnRange(0, count).copy();
      blas.solveTriangle(r.rowRange(0, count).columnRange(0, count), leading);
      for (int target = 0; target < targets; target++) {
        for (int column = 0; column < count; column++) {
          solution.set(target, column, leading.get(target, column));
        }
      }
    }
    return solution;
  }

  /// From the factor without the ridge: ‖S − R Wᵀ‖² + ‖T‖².
  private double[] residualRms(DenseMatrix weights) {
    double[] rms = new double[targets];
    for (int target = 0; target < targets; target++) {
      double[] residual = new double[features + targets];
      for (int row = 0; row < residual.length; row++) {
        residual[row] = row <= features + target ? factor.get(features + target, row) : 0;
      }
      for (int feature = 0; feature < features; feature++) {
        double w = weights.get(target, feature);
        for (int row = 0; row <= feature; row++) {
          residual[row] -= factor.get(feature, row) * w;
        }
      }
      double square = 0;
      for (double value : residual) {
        square += value * value;
      }
      rms[target] = Math.sqrt(square / samples);
    }
    return rms;
  }

  @Override
  public long samples() {
    return samples;
  }
}
