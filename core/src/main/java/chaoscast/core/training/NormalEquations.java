package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.Block;

/// Least squares by the normal equations, the fast way: half the work of a product, in one call a chunk.
///
///     G = ΦΦᵀ,  C = YΦᵀ,   (G + βI) Wᵀ = Cᵀ  by Cholesky
///
/// The condition number of G is that of Φ squared, so half of the digits are lost where features
/// are nearly dependent; [OrthogonalFactor] keeps them.
public final class NormalEquations implements RidgeRegression {
  private final Blas blas = Blas.best();
  private final int features;
  private final int targets;
  private final Block gram;
  private final Block cross;
  private final double[] targetSquares;
  private long samples;

  /// @param features number of features, ≥ 1
  /// @param targets  number of targets, ≥ 1
  public NormalEquations(int features, int targets) {
    this.features = Requirements.requireAtLeast("features", 1, features);
    this.targets = Requirements.requireAtLeast("targets", 1, targets);
    gram = Block.zeros(features, features);
    cross = Block.zeros(targets, features);
    targetSquares = new double[targets];
  }

  @Override
  public void add(Block phi, Block y) {
    Samples.requireShapes(phi, y, features, targets);
    blas.addGram(phi, gram);
    blas.addProduct(y, phi, cross);
    for (int target = 0; target < targets; target++) {
      for (int sample = 0; sample < y.columns(); sample++) {
        targetSquares[target] += y.get(target, sample) * y.get(target, sample);
      }
    }
    samples += phi.columns();
  }

  @Override
  public void merge(RidgeRegression other) {
    if (!(other instanceof NormalEquations more)
        || more.features != features
        || more.targets != targets) {
      throw new InputException("only normal equations of the same shape can be merged");
    }
    add(gram, more.gram, features);
    add(cross, more.cross, targets);
    for (int target = 0; target < targets; target++) {
      targetSquares[target] += more.targetSquares[target];
    }
    samples += more.samples;
  }

  private void add(Block sum, Block more, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < features; column++) {
        sum.set(row, column, sum.get(row, column) + more.get(row, column));
      }
    }
  }

  @Override
  public RidgeSolution solve(double ridge) {
    Requirements.requireNonNegative("ridge", ridge);
    Block factor = regularised(ridge);
    double norm = norm(factor);
    if (!(norm < Double.POSITIVE_INFINITY)) {
      throw new InputException("the features must be finite but their products are not");
    }
    double reciprocal = blas.cholesky(factor) ? blas.reciprocalCondition(factor, norm) : 0;
    int rank = features;
    if (!(reciprocal > features * Math.ulp(1.0))) {
      rank = blas.choleskyRank(regularised(ridge));
    }
    if (!(reciprocal > 0)) {
      double mending = features * Math.ulp(1.0) * norm;
      throw new SingularRegressionException(
          features, Math.min(rank, features - 1), ridge, mending);
    }
    Block weights = cross.copy();
    blas.solveCholesky(factor, weights);
    return new RidgeSolution(
        weights, ridge, 1 / reciprocal, rank, samples, residualRms(weights));
  }

  private Block regularised(double ridge) {
    Block copy = gram.copy();
    for (int i = 0; i < features; i++) {
      copy.set(i, i, copy.get(i, i) + ridge);
    }
    return copy;
  }

  /// ‖A‖₁ of the symmetric matrix in the lower triangle.
  private double norm(Block a) {
    double[] sums = new double[features];
    for (int row = 0; row < features; row++) {
      for (int column = 0; column < row; column++) {
        double value = Math.abs(a.get(row, column));
        sums[row] += value;
        sums[column] += value;
      }
      sums[row] += Math.abs(a.get(row, row));
    }
    double norm = 0;
    for (double sum : sums) {
      norm = Math.max(norm, sum);
      if (Double.isNaN(sum)) {
        return sum;
      }
    }
    return norm;
  }

  /// ‖y − wΦ‖² = ‖y‖² − 2 w·c + w G wᵀ, which cancels: no smaller than about 1e−8 of ‖y‖.
  private double[] residualRms(Block weights) {
    double[] rms = new double[targets];
    for (int target = 0; target < targets; target++) {
      double square = targetSquares[target];
      for (int i = 0; i < features; i++) {
        double w = weights.get(target, i);
        double gw = 0.5 * gram.get(i, i) * w;
        for (int j = 0; j < i; j++) {
          gw += gram.get(i, j) * weights.get(target, j);
        }
        square += 2 * w * (gw - cross.get(target, i));
      }
      rms[target] = Math.sqrt(Math.max(0, square) / samples);
    }
    return rms;
  }

  @Override
  public long samples() {
    return samples;
  }
}
