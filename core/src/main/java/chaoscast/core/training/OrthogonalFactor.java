package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.Block;

/// Least squares by streaming QR, the accurate way: errors grow with the condition number of Φ itself.
///
///     (Φᵀ | Yᵀ) = Q (R  S)      R Wᵀ = S
///                   (0  T)      ‖residual‖ = the columns of T
///
/// Only the triangle is kept; each chunk of rows is folded into it by Householder reflections. To
/// solve, the columns of R are scaled to unit length, which leaves the solution as it is and makes
/// rank and condition number those of the features' directions. Columns that are numerically
/// dependent (beyond [#RANK_TOLERANCE]) get weight zero and are reported through the rank.
///
/// Source: J. Demmel, L. Grigori, M. Hoemmen, J. Langou, Communication-optimal parallel and
/// sequential QR and LU factorizations, SIAM J. Sci. Comput. 34 (2012) A206–A239,
/// doi:10.1137/080731992.
public final class OrthogonalFactor implements RidgeRegression {
  /// A direction shorter than this share of the longest is rounding error: the entries of R are that
  /// uncertain.
  static final double RANK_TOLERANCE = Math.ulp(1.0);

  private final Blas blas = Blas.best();
  private final int features;
  private final int targets;
  private final Block factor;
  private Block chunk;
  private long samples;

  /// @param features number of features, ≥ 1
  /// @param targets  number of targets, ≥ 1
  public OrthogonalFactor(int features, int targets) {
    this.features = Requirements.requireAtLeast("features", 1, features);
    this.targets = Requirements.requireAtLeast("targets", 1, targets);
    factor = Block.zeros(features + targets, features + targets);
    chunk = Block.zeros(features + targets, 8);
  }

  @Override
  public void add(Block phi, Block y) {
    Samples.requireShapes(phi, y, features, targets);
    if (chunk.columns() != phi.columns()) {
      chunk = Block.zeros(features + targets, phi.columns());
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

  @Override
  public RidgeSolution solve(double ridge) {
    Requirements.requireNonNegative("ridge", ridge);
    Block triangle = factor.copy();
    if (!triangle.isFinite()) {
      throw new InputException("the features must be finite but their factor is not");
    }
    if (ridge > 0) {
      blas.updateTriangle(triangle, ridgeRows(Math.sqrt(ridge)));
    }
    double[] lengths = scaleColumns(triangle);
    Block r = triangle.rowRange(0, features).columnRange(0, features).copy();
    Block weights = triangle.rowRange(features, features + targets).columnRange(0, features).copy();
    double reciprocal = blas.triangleReciprocalCondition(r);
    int rank = features;
    if (reciprocal > RANK_TOLERANCE) {
      blas.solveTriangle(r, weights);
    } else {
      rank = solveIndependent(r, weights);
    }
    for (int feature = 0; feature < features; feature++) {
      for (int target = 0; target < targets; target++) {
        weights.set(target, feature, weights.get(target, feature) / lengths[feature]);
      }
    }
    return new RidgeSolution(
        weights, ridge, 1 / reciprocal, rank, samples, residualRms(weights));
  }

  /// √β I, with zero targets.
  private Block ridgeRows(double root) {
    Block rows = Block.zeros(features + targets, features);
    for (int feature = 0; feature < features; feature++) {
      rows.set(feature, feature, root);
    }
    return rows;
  }

  /// Divides each feature's column by its length; a feature that is always zero stays.
  private double[] scaleColumns(Block triangle) {
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

  /// Solves for the leading columns of the pivoted factor and gives the others weight zero.
  ///
  /// @param r    columns of R; modified
  /// @param rows right-hand sides; modified: the solutions
  /// @return the number of independent columns
  private int solveIndependent(Block r, Block rows) {
    int[] pivots = blas.pivotedQr(r, rows);
    int rank = 0;
    double threshold = RANK_TOLERANCE * Math.abs(r.get(0, 0));
    while (rank < features && Math.abs(r.get(rank, rank)) > threshold) {
      rank++;
    }
    Block solution = Block.zeros(targets, features);
    if (rank > 0) {
      Block leading = rows.columnRange(0, rank).copy();
      blas.solveTriangle(r.rowRange(0, rank).columnRange(0, rank).copy(), leading);
      for (int target = 0; target < targets; target++) {
        for (int column = 0; column < rank; column++) {
          solution.set(target, pivots[column], leading.get(target, column));
        }
      }
    }
    rows.copyRows(0, solution);
    return rank;
  }

  /// From the factor without the ridge: ‖S − R Wᵀ‖² + ‖T‖².
  private double[] residualRms(Block weights) {
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
