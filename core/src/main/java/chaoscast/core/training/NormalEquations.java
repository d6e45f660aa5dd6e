package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import java.util.OptionalDouble;

/// Least squares by the normal equations, the fast way: half the work of a product, in one call a
/// chunk.
///
///     G = ΦΦᵀ,  C = YΦᵀ,   (G + βI) Wᵀ = Cᵀ  by Cholesky
///
/// The condition number of G is that of Φ squared, so half of the digits are lost where features
/// are nearly dependent; [OrthogonalFactor] keeps them. The system is scaled to about unit diagonal
/// by powers of two, which changes no digit of the solution; its condition number is then the one
/// that decides whether Cholesky's factor can be trusted, whatever the features' units.
///
/// Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., SIAM 2002,
/// section 10.1, doi:10.1137/1.9780898718027.
public final class NormalEquations implements RidgeRegression {
  private static final double LN_2 = Math.log(2);

  /// So many times n ε ‖G‖, with which G is just positive definite in working precision, that
  /// rounding errors stay below a percent of the weights.
  private static final double MENDING_MARGIN = 100;

  private final Blas blas;
  private final int features;
  private final int targets;
  private final DenseMatrix gram;
  private final DenseMatrix cross;
  private final double[] targetSquares;
  private long samples;

  /// @param features number of features, ≥ 1
  /// @param targets  number of targets, ≥ 1
  public NormalEquations(int features, int targets) {
    this(features, targets, Blas.best());
  }

  NormalEquations(int features, int targets, Blas blas) {
    this.blas = blas;
    this.features = Requirements.requireAtLeast("features", 1, features);
    this.targets = Requirements.requireAtLeast("targets", 1, targets);
    RegressionMemory.require(features, Runtime.getRuntime().maxMemory());
    gram = DenseMatrix.zeros(features, features);
    cross = DenseMatrix.zeros(targets, features);
    targetSquares = new double[targets];
  }

  @Override
  public void add(DenseMatrix phi, DenseMatrix y) {
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

  /// The lower triangle of G, C, the targets' squares, and the number of samples.
  @Override
  public double[] statistics() {
    var all = new Statistics(Statistics.triangle(features) + (features + 1) * targets + 1);
    all.putTriangle(gram);
    all.putRows(cross);
    for (double square : targetSquares) {
      all.put(square);
    }
    all.put((double) samples);
    return all.values();
  }

  static NormalEquations restore(int features, int targets, double[] statistics) {
    var restored = new NormalEquations(features, targets);
    var all = new Statistics(statistics);
    all.takeTriangle(restored.gram);
    all.takeRows(restored.cross);
    for (int target = 0; target < targets; target++) {
      restored.targetSquares[target] = all.take();
    }
    restored.samples = (long) all.take();
    return restored;
  }

  private void add(DenseMatrix sum, DenseMatrix more, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < features; column++) {
        sum.set(row, column, sum.get(row, column) + more.get(row, column));
      }
    }
  }

  @Override
  public RidgeSolution solve(double ridge) {
    Requirements.requireNonNegative("ridge", ridge);
    Samples.requireSome(samples);
    DenseMatrix system = regularised(ridge);
    double norm = norm(system);
    if (!(norm < Double.POSITIVE_INFINITY)) {
      throw new InputException("the features must be finite but their products are not");
    }
    double[] scales = scale(system);
    double scaledNorm = norm(system);
    boolean regular = blas.cholesky(system);
    double reciprocal = regular ? blas.reciprocalCondition(system, scaledNorm) : 0;
    double negligible = features * Math.ulp(1.0);
    boolean trusted = reciprocal > negligible;
    int rank = trusted ? features : rank(ridge);
    double mending = MENDING_MARGIN * negligible * norm;
    if (!(reciprocal > Math.ulp(1.0))) {
      throw new SingularRegressionException(
          features, Math.min(rank, features - 1), ridge, mending);
    }
    DenseMatrix weights = cross.copy();
    scaleColumns(weights, scales);
    blas.solveCholesky(system, weights);
    scaleColumns(weights, scales);
    return new RidgeSolution(
        weights,
        ridge,
        1 / reciprocal,
        rank,
        trusted ? OptionalDouble.empty() : OptionalDouble.of(mending),
        samples,
        residualRms(weights),
        OptionalDouble.empty());
  }

  /// G + βI, a copy.
  private DenseMatrix regularised(double ridge) {
    DenseMatrix copy = gram.copy();
    for (int i = 0; i < features; i++) {
      copy.set(i, i, copy.get(i, i) + ridge);
    }
    return copy;
  }

  private int rank(double ridge) {
    DenseMatrix system = regularised(ridge);
    scale(system);
    return blas.choleskyRank(system);
  }

  /// A ← D A D with powers of two D such that the diagonal lies in [½, 2]; a feature that is always
  /// zero stays.
  ///
  /// @param system A, lower triangle; modified
  /// @return D
  private double[] scale(DenseMatrix system) {
    double[] scales = new double[features];
    for (int i = 0; i < features; i++) {
      double length = Math.sqrt(system.get(i, i));
      scales[i] = length > 0 ? Math.scalb(1.0, -(int) Math.rint(Math.log(length) / LN_2)) : 1;
    }
    for (int row = 0; row < features; row++) {
      for (int column = 0; column <= row; column++) {
        system.set(row, column, system.get(row, column) * scales[row] * scales[column]);
      }
    }
    return scales;
  }

  private void scaleColumns(DenseMatrix rows, double[] scales) {
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < features; column++) {
        rows.set(row, column, rows.get(row, column) * scales[column]);
      }
    }
  }

  /// ‖A‖₁ of the symmetric matrix in the lower triangle.
  private double norm(DenseMatrix a) {
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

  /// ‖y − wΦ‖² = ‖y‖² − 2 w·c + w G wᵀ, which cancels: what is below its rounding error, about 1e−7
  /// of ‖y‖, is reported as that error.
  private double[] residualRms(DenseMatrix weights) {
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
      double rounding = features * Math.ulp(targetSquares[target]);
      rms[target] = Math.sqrt(Math.max(rounding, square) / samples);
    }
    return rms;
  }

  @Override
  public long samples() {
    return samples;
  }
}
