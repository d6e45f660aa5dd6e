package chaoscast.core.extended;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.parallel.Parallel;

/// min ‖A x − B‖ in long arithmetic, by modified Gram–Schmidt on the columns of (A, B).
///
///     r_jj = ‖a_j‖,  q_j = a_j / r_jj,  r_jl = q_jᵀ a_l,  a_l ← a_l − r_jl q_j   (l > j)
///
/// With B treated as further columns this is as stable as Householder's method.
///
/// Source: Å. Björck, Solving linear least squares problems by Gram–Schmidt orthogonalization, BIT 7 (1967) 1–21,
/// doi:10.1007/BF01934122.
public final class ExtendedLeastSquares {
  private final BigFloatFormat format;
  private final BigFloatKernel kernel;
  private final int words;
  private final int rows;
  private final int unknowns;
  private final int targets;
  private final long[] columns;

  /// @param rows     how many equations, ≥ unknowns
  /// @param unknowns columns of A
  /// @param targets  columns of B
  /// @throws InputException if there are fewer rows than unknowns
  public ExtendedLeastSquares(BigFloatFormat format, int rows, int unknowns, int targets) {
    if (rows < unknowns) {
      throw new InputException(
          "equations must be at least as many as unknowns, %d, but are %d: give more states"
              .formatted(unknowns, rows));
    }
    this.format = format;
    this.kernel = format.kernel();
    this.words = format.words();
    this.rows = rows;
    this.unknowns = unknowns;
    this.targets = targets;
    this.columns = new long[Math.multiplyExact((unknowns + targets) * words, rows)];
  }

  /// Sets one number of (A, B); several threads may set different rows.
  ///
  /// @param column of A, or of B from [#unknowns] on
  /// @param source holds the number from `at` on
  public void set(int row, int column, long[] source, int at) {
    System.arraycopy(source, at, columns, (column * rows + row) * words, words);
  }

  /// Solves; A and B are gone afterwards.
  ///
  /// @param threads greatest number that run at once; decides no result
  /// @return unknowns × targets numbers, a row an unknown
  /// @throws InputException if a column of A is a combination of those before it
  public long[] solve(int threads) {
    long[] r = new long[unknowns * (unknowns + targets) * words];
    long[] one = new long[words];
    kernel.set(1, one, 0);
    long[] factor = new long[words];
    for (int j = 0; j < unknowns; j++) {
      long[] norm = dot(j, j);
      kernel.squareRoot(norm, 0, norm, 0);
      if (kernel.toDouble(norm, 0) == 0 && kernel.compare(norm, 0, new long[words], 0) == 0) {
        throw new InputException(
            "features must be independent but number %d is a combination of others".formatted(j));
      }
      System.arraycopy(norm, 0, r, (j * (unknowns + targets) + j) * words, words);
      kernel.divide(one, 0, norm, 0, factor, 0);
      for (int row = 0; row < rows; row++) {
        int at = (j * rows + row) * words;
        kernel.multiply(columns, at, factor, 0, columns, at);
      }
      int done = j;
      int left = unknowns + targets - j - 1;
      Parallel.ranges(
          left,
          Math.min(left, threads),
          threads,
          (from, to) -> {
            var row = new Orthogonal(done);
            for (int l = done + 1 + from; l < done + 1 + to; l++) {
              row.removeFrom(l, r);
            }
          });
    }
    return substituted(r);
  }

  private long[] dot(int j, int l) {
    return new Orthogonal(j).dot(l);
  }

  /// Column q_j, with working memory for one thread.
  private final class Orthogonal {
    private final int j;
    private final BigFloatKernel own = format.kernel();
    private final long[] term = new long[words];

    Orthogonal(int j) {
      this.j = j;
    }

    long[] dot(int l) {
      long[] sum = new long[words];
      for (int row = 0; row < rows; row++) {
        own.multiply(
            columns, (j * rows + row) * words, columns, (l * rows + row) * words, term, 0);
        own.add(sum, 0, term, 0, sum, 0);
      }
      return sum;
    }

    /// a_l ← a_l − r_jl q_j
    ///
    /// @param r modified: r_jl
    void removeFrom(int l, long[] r) {
      long[] share = dot(l);
      System.arraycopy(share, 0, r, (j * (unknowns + targets) + l) * words, words);
      for (int row = 0; row < rows; row++) {
        int at = (l * rows + row) * words;
        own.multiply(share, 0, columns, (j * rows + row) * words, term, 0);
        own.subtract(columns, at, term, 0, columns, at);
      }
    }
  }

  private long[] substituted(long[] r) {
    int wide = unknowns + targets;
    long[] x = new long[unknowns * targets * words];
    long[] term = new long[words];
    for (int t = 0; t < targets; t++) {
      for (int j = unknowns - 1; j >= 0; j--) {
        int at = (j * targets + t) * words;
        System.arraycopy(r, (j * wide + unknowns + t) * words, x, at, words);
        for (int i = j + 1; i < unknowns; i++) {
          kernel.multiply(r, (j * wide + i) * words, x, (i * targets + t) * words, term, 0);
          kernel.subtract(x, at, term, 0, x, at);
        }
        kernel.divide(x, at, r, (j * wide + j) * words, x, at);
      }
    }
    return x;
  }

  /// @return the format of every number
  public BigFloatFormat format() {
    return format;
  }

  /// @return how many columns A has
  public int unknowns() {
    return unknowns;
  }
}
