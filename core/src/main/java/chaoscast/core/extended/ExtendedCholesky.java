package chaoscast.core.extended;

import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.parallel.Parallel;
import java.util.Optional;

/// G = L Lᵀ of a symmetric matrix in long arithmetic. Immutable.
///
///     l_jj = √(g_jj − Σ_k l_jk²),   l_ij = (g_ij − Σ_k l_ik l_jk) / l_jj   (k < j < i)
public final class ExtendedCholesky {
  /// Bits above the unit roundoff of a diagonal element below which nothing is left of it but rounding.
  private static final int ROUNDING = 8;

  private final BigFloatFormat format;
  private final int words;
  private final int order;
  private final long[] factor;

  private ExtendedCholesky(BigFloatFormat format, int order, long[] factor) {
    this.format = format;
    this.words = format.words();
    this.order = order;
    this.factor = factor;
  }

  /// @param matrix  order × order numbers, of which the lower triangle is read; modified: L stands there
  /// @param threads greatest number that run at once; decides no result
  /// @return the factor; empty if the matrix is not positive definite in this format
  public static Optional<ExtendedCholesky> of(
      BigFloatFormat format, long[] matrix, int order, int threads) {
    BigFloatKernel kernel = format.kernel();
    int words = format.words();
    long[] least = new long[words];
    long[] one = new long[words];
    kernel.set(1, one, 0);
    long[] inverse = new long[words];
    for (int j = 0; j < order; j++) {
      int at = (j * order + j) * words;
      kernel.scale(matrix, at, ROUNDING - format.bits(), least, 0);
      reduce(format, kernel, matrix, order, j, j);
      if (kernel.compare(matrix, at, least, 0) <= 0
          || Double.isNaN(kernel.toDouble(matrix, at))) {
        return Optional.empty();
      }
      kernel.squareRoot(matrix, at, matrix, at);
      kernel.divide(one, 0, matrix, at, inverse, 0);
      int column = j;
      int left = order - j - 1;
      if (left > 0) {
        Parallel.ranges(
            left,
            Math.min(left, threads),
            threads,
            (from, to) -> {
              BigFloatKernel own = format.kernel();
              for (int i = column + 1 + from; i < column + 1 + to; i++) {
                reduce(format, own, matrix, order, i, column);
                int cell = (i * order + column) * words;
                own.multiply(matrix, cell, inverse, 0, matrix, cell);
              }
            });
      }
    }
    return Optional.of(new ExtendedCholesky(format, order, matrix));
  }

  /// g_ij ← g_ij − Σ_k l_ik l_jk
  private static void reduce(
      BigFloatFormat format, BigFloatKernel kernel, long[] matrix, int order, int i, int j) {
    int words = format.words();
    long[] sum = new long[words];
    long[] term = new long[words];
    for (int k = 0; k < j; k++) {
      kernel.multiply(
          matrix, (i * order + k) * words, matrix, (j * order + k) * words, term, 0);
      kernel.add(sum, 0, term, 0, sum, 0);
    }
    int at = (i * order + j) * words;
    kernel.subtract(matrix, at, sum, 0, matrix, at);
  }

  /// Solves G x = b.
  ///
  /// @param right b, `order` numbers; modified: x
  public void solve(long[] right) {
    BigFloatKernel kernel = format.kernel();
    long[] term = new long[words];
    for (int i = 0; i < order; i++) {
      for (int k = 0; k < i; k++) {
        kernel.multiply(factor, (i * order + k) * words, right, k * words, term, 0);
        kernel.subtract(right, i * words, term, 0, right, i * words);
      }
      kernel.divide(right, i * words, factor, (i * order + i) * words, right, i * words);
    }
    for (int i = order - 1; i >= 0; i--) {
      for (int k = i + 1; k < order; k++) {
        kernel.multiply(factor, (k * order + i) * words, right, k * words, term, 0);
        kernel.subtract(right, i * words, term, 0, right, i * words);
      }
      kernel.divide(right, i * words, factor, (i * order + i) * words, right, i * words);
    }
  }
}
