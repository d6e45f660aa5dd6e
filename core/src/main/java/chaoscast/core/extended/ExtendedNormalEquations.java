package chaoscast.core.extended;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.bigfloat.LongGram;
import chaoscast.core.parallel.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// min ‖A X − B‖ in long arithmetic by normal equations, with the residual put back once:
///
///     L Lᵀ = AᵀA,   L Lᵀ X = AᵀB,   X ← X + (L Lᵀ)⁻¹ Aᵀ (B − A X)
///
/// AᵀA and AᵀB come at the speed of products of doubles ([LongGram]). The step back makes the solution as accurate as
/// that of QR while the square of the condition number is below 2ᵖ.
///
/// Source: Å. Björck, Stability analysis of the method of seminormal equations for linear least squares problems,
/// Linear Algebra Appl. 88/89 (1987) 31–48, doi:10.1016/0024-3795(87)90101-7.
public final class ExtendedNormalEquations {
  /// Rows that one thread takes at a time.
  private static final int BLOCK = 256;

  private final BigFloatFormat format;
  private final int words;
  private final int unknowns;
  private final int targets;
  private final Rows rows;
  private final int threads;

  /// The rows of (A, B), which are made anew each time that they are needed. Serves one thread.
  @FunctionalInterface
  public interface RowMaker {
    /// @param row of (A, B)
    /// @param out unknowns + targets numbers from `at` on; modified
    void put(int row, long[] out, int at);
  }

  /// Where rows come from.
  public interface Rows {
    /// @return how many there are
    int count();

    /// @return a new maker, for one thread
    RowMaker maker();
  }

  /// @param unknowns columns of A
  /// @param targets  columns of B
  /// @param threads  greatest number that run at once; decides no result
  /// @throws InputException if there are fewer rows than unknowns
  public ExtendedNormalEquations(
      BigFloatFormat format, int unknowns, int targets, Rows rows, int threads) {
    if (rows.count() < unknowns) {
      throw new InputException(
          "equations must be at least as many as unknowns, %d, but are %d: give more states"
              .formatted(unknowns, rows.count()));
    }
    this.format = format;
    this.words = format.words();
    this.unknowns = unknowns;
    this.targets = targets;
    this.rows = rows;
    this.threads = threads;
  }

  /// @return X, unknowns × targets numbers, a row an unknown
  /// @throws InputException if the columns of A depend on each other as far as the format can tell
  public long[] solve(Progress progress) {
    int wide = unknowns + targets;
    var sums = new LongGram(format, exponents(wide), threads);
    long[] block = new long[Math.multiplyExact(LongGram.BLOCK * wide, words)];
    for (int first = 0; first < rows.count(); first += LongGram.BLOCK) {
      int from = first;
      int count = Math.min(LongGram.BLOCK, rows.count() - first);
      Parallel.ranges(
          count, Math.min(count, threads), threads,
          (start, end) -> {
            RowMaker maker = rows.maker();
            for (int n = start; n < end; n++) {
              maker.put(from + n, block, n * wide * words);
            }
          });
      sums.add(block, count);
      progress.at("products in " + format.name(), first + count, rows.count());
    }
    long[] all = sums.result();
    long[] gram = new long[unknowns * unknowns * words];
    long[][] solution = new long[targets][unknowns * words];
    for (int i = 0; i < unknowns; i++) {
      System.arraycopy(
          all, i * wide * words, gram, i * unknowns * words, unknowns * words);
      for (int t = 0; t < targets; t++) {
        System.arraycopy(
            all, (i * wide + unknowns + t) * words, solution[t], i * words, words);
      }
    }
    ExtendedCholesky factor =
        ExtendedCholesky.of(format, gram, unknowns, threads).orElseThrow(
            () -> new InputException(
                "features must be independent in %s but are not, by the normal equations"
                    .formatted(format.name()),
                "give more bits, a lower degree or solver=qr"));
    long[][] correction = new long[targets][];
    Parallel.run(targets, threads, t -> factor.solve(solution[t]));
    long[][] right = residualProducts(solution);
    Parallel.run(
        targets,
        threads,
        t -> {
          factor.solve(right[t]);
          correction[t] = right[t];
        });
    BigFloatKernel kernel = format.kernel();
    long[] x = new long[unknowns * targets * words];
    for (int t = 0; t < targets; t++) {
      for (int i = 0; i < unknowns; i++) {
        kernel.add(
            solution[t], i * words, correction[t], i * words, x, (i * targets + t) * words);
      }
    }
    return x;
  }

  /// @return for every column an E with |a| < 2^E
  private int[] exponents(int wide) {
    List<int[]> blocks =
        Parallel.map(
            Math.ceilDiv(rows.count(), BLOCK),
            threads,
            block -> {
              RowMaker maker = rows.maker();
              BigFloatKernel kernel = format.kernel();
              long[] row = new long[wide * words];
              int[] most = new int[wide];
              Arrays.fill(most, Integer.MIN_VALUE);
              int end = Math.min(rows.count(), (block + 1) * BLOCK);
              for (int n = block * BLOCK; n < end; n++) {
                maker.put(n, row, 0);
                for (int j = 0; j < wide; j++) {
                  if (kernel.sign(row, j * words) != 0) {
                    most[j] =
                        Math.max(
                            most[j], kernel.unit(row, j * words) + Long.SIZE * format.limbs());
                  }
                }
              }
              return most;
            });
    return IntStream.range(0, wide)
        .map(j -> blocks.stream().mapToInt(most -> most[j]).max().orElseThrow())
        .map(exponent -> exponent == Integer.MIN_VALUE ? 0 : exponent)
        .toArray();
  }

  /// @return Aᵀ (B − A X), an array a target; sums in the order of the rows
  private long[][] residualProducts(long[][] solution) {
    int wide = unknowns + targets;
    List<long[]> blocks =
        Parallel.map(
            Math.ceilDiv(rows.count(), BLOCK),
            threads,
            block -> {
              RowMaker maker = rows.maker();
              BigFloatKernel kernel = format.kernel();
              long[] row = new long[wide * words];
              long[] term = new long[words];
              long[] sums = new long[targets * unknowns * words];
              int end = Math.min(rows.count(), (block + 1) * BLOCK);
              for (int n = block * BLOCK; n < end; n++) {
                maker.put(n, row, 0);
                for (int t = 0; t < targets; t++) {
                  int rest = (unknowns + t) * words;
                  for (int i = 0; i < unknowns; i++) {
                    kernel.multiply(row, i * words, solution[t], i * words, term, 0);
                    kernel.subtract(row, rest, term, 0, row, rest);
                  }
                  for (int i = 0; i < unknowns; i++) {
                    int to = (t * unknowns + i) * words;
                    kernel.multiply(row, i * words, row, rest, term, 0);
                    kernel.add(sums, to, term, 0, sums, to);
                  }
                }
              }
              return sums;
            });
    BigFloatKernel kernel = format.kernel();
    long[][] total = new long[targets][unknowns * words];
    for (long[] sums : blocks) {
      for (int t = 0; t < targets; t++) {
        for (int i = 0; i < unknowns; i++) {
          kernel.add(
              total[t], i * words, sums, (t * unknowns + i) * words, total[t], i * words);
        }
      }
    }
    return total;
  }
}
