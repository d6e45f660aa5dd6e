package chaoscast.d2r2.sindy;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;

/// What sparse least squares needs of the data, in units where every term and every derivative has
/// mean square 1: G = ΘΘᵀ/N and C = YΘᵀ/N. Memory does not grow with the number of samples. Where a part of the
/// derivatives is known, Y is the rest of them, still in units of the whole.
final class SparseProblem {
  private final Blas blas = Blas.best();
  private final DenseMatrix gram;
  private final DenseMatrix cross;
  private final double[] targetSquares;
  private final double[] restSquares;
  private double[] termUnits;
  private double[] targetUnits;
  private long samples;

  SparseProblem(int terms, int targets) {
    gram = DenseMatrix.zeros(terms, terms);
    cross = DenseMatrix.zeros(targets, terms);
    targetSquares = new double[targets];
    restSquares = new double[targets];
  }

  /// @param theta terms × samples; not modified
  /// @param y     derivatives × samples; not modified
  /// @param rest  what of them is to be explained; not modified
  void add(DenseMatrix theta, DenseMatrix y, DenseMatrix rest) {
    blas.addGram(theta, gram);
    blas.addProduct(rest, theta, cross);
    for (int target = 0; target < y.rows(); target++) {
      for (int sample = 0; sample < y.columns(); sample++) {
        targetSquares[target] += y.get(target, sample) * y.get(target, sample);
        restSquares[target] += rest.get(target, sample) * rest.get(target, sample);
      }
    }
    samples += y.columns();
  }

  /// Goes over to units of mean square 1; nothing may be added afterwards.
  void normalise() {
    termUnits = new double[terms()];
    targetUnits = new double[targets()];
    for (int i = 0; i < terms(); i++) {
      double square = gram.get(i, i) / samples;
      termUnits[i] = square > 0 ? Math.sqrt(square) : 1;
    }
    for (int target = 0; target < targets(); target++) {
      double square = targetSquares[target] / samples;
      targetUnits[target] = square > 0 ? Math.sqrt(square) : 1;
      for (int i = 0; i < terms(); i++) {
        double scale = samples * targetUnits[target] * termUnits[i];
        cross.set(target, i, cross.get(target, i) / scale);
      }
    }
    for (int i = 0; i < terms(); i++) {
      for (int j = 0; j <= i; j++) {
        double value = gram.get(i, j) / (samples * termUnits[i] * termUnits[j]);
        gram.set(i, j, value);
        gram.set(j, i, value);
      }
    }
  }

  int terms() {
    return gram.rows();
  }

  int targets() {
    return cross.rows();
  }

  long samples() {
    return samples;
  }

  double gram(int i, int j) {
    return gram.get(i, j);
  }

  double cross(int target, int term) {
    return cross.get(target, term);
  }

  /// @return the factor from a weight in these units to one in the data's
  double unit(int target, int term) {
    return targetUnits[target] / termUnits[term];
  }

  double targetUnit(int target) {
    return targetUnits[target];
  }

  /// Least squares on some terms.
  ///
  /// @param active indices of terms, rising
  /// @return their weights; empty if they are numerically dependent
  double[] solve(int target, int[] active, double ridge) {
    if (active.length == 0) {
      return new double[0];
    }
    DenseMatrix matrix = DenseMatrix.zeros(active.length, active.length);
    double[] right = new double[active.length];
    for (int i = 0; i < active.length; i++) {
      for (int j = 0; j <= i; j++) {
        matrix.set(i, j, gram.get(active[i], active[j]));
      }
      matrix.set(i, i, matrix.get(i, i) + ridge);
      right[i] = cross.get(target, active[i]);
    }
    if (!blas.cholesky(matrix)) {
      return new double[0];
    }
    DenseMatrix solution = DenseMatrix.of(right, 1, right.length);
    blas.solveCholesky(matrix, solution);
    return solution.toArray();
  }

  /// @param active indices of terms, rising
  /// @return an estimate of the condition number of their Gram matrix; infinite if it is singular
  double condition(int[] active) {
    if (active.length == 0) {
      return 1;
    }
    DenseMatrix matrix = DenseMatrix.zeros(active.length, active.length);
    double norm = 0;
    for (int i = 0; i < active.length; i++) {
      double sum = 0;
      for (int j = 0; j < active.length; j++) {
        matrix.set(i, j, gram.get(active[i], active[j]));
        sum += Math.abs(matrix.get(i, j));
      }
      norm = Math.max(norm, sum);
    }
    return blas.cholesky(matrix)
        ? 1 / blas.reciprocalCondition(matrix, norm)
        : Double.POSITIVE_INFINITY;
  }

  /// @return the mean square of what those weights leave of the derivative, in units of its own
  double residual(int target, int[] active, double[] weights) {
    double square =
        restSquares[target] == targetSquares[target] ? 1
            : restSquares[target] / (samples * targetUnits[target] * targetUnits[target]);
    for (int i = 0; i < active.length; i++) {
      double product = 0;
      for (int j = 0; j < active.length; j++) {
        product = Math.fma(gram.get(active[i], active[j]), weights[j], product);
      }
      square += weights[i] * (product - 2 * cross.get(target, active[i]));
    }
    return Math.max(0, square);
  }
}
