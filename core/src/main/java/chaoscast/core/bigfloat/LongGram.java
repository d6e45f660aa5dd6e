package chaoscast.core.bigfloat;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import chaoscast.core.InputException;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;

/// G = AᵀA of numbers in long arithmetic, at the speed of products of doubles.
///
/// A column is written as whole numbers of units 2^(E_j − F), with E_j the exponent of its bound and F = p + 16. Its
/// remainders by primes of 22 bits are multiplied and added by BLAS: 1024 products at a time, which doubles hold
/// exactly, so that no order of sums changes a bit. The whole sums come back from their remainders and are rounded
/// once, so that
///
///     |G_ij − Σ_n a_ni a_nj| ≤ n 2^(E_i + E_j − p − 15),
///
/// no more than n rounding errors of the plain loop, and 2¹⁵ times less where columns are near their bounds.
/// Remainders need 2 F / 22 products of matrices, slices of 20 bits about p² / 800.
///
/// Sources: K. Ozaki, T. Ogita, S. Oishi, S. M. Rump, Error-free transformations of matrix multiplication by using
/// fast routines of matrix multiplication and its applications, Numer. Algorithms 59 (2012) 95–118,
/// doi:10.1007/s11075-011-9478-1; K. Ozaki, Y. Uchino, T. Imamura, Ozaki Scheme II (2025), arXiv:2504.08009.
public final class LongGram {
  /// Rows whose products are added before remainders are taken.
  public static final int BLOCK = 1024;

  private static final int GUARD = 16;
  private static final int DIGIT = Integer.SIZE;

  private final BigFloatFormat format;
  private final int columns;
  private final int[] exponents;
  private final int threads;
  private final int fraction;
  private final int digits;
  private final Residues residues;
  /// Remainders of the lower triangle, row by row, for each modulus.
  private final int[][] sums;
  private final DenseMatrix factor;
  private final DenseMatrix products;
  private final int[] magnitudes;
  private final byte[] signs;
  private long rows;

  /// @param exponents E_j of every column: |a_nj| < 2^E_j for all n
  /// @param threads   greatest number that run at once; decides no result
  public LongGram(BigFloatFormat format, int[] exponents, int threads) {
    this.format = format;
    this.columns = exponents.length;
    this.exponents = exponents.clone();
    this.threads = threads;
    this.fraction = format.bits() + GUARD;
    this.digits = Math.ceilDiv(fraction, DIGIT);
    this.residues = new Residues(2 * fraction + Integer.SIZE, digits);
    this.sums = new int[residues.count()][columns * (columns + 1) / 2];
    this.factor = DenseMatrix.zeros(columns, BLOCK);
    this.products = DenseMatrix.zeros(columns, columns);
    this.magnitudes = new int[Math.multiplyExact(columns * BLOCK, digits)];
    this.signs = new byte[columns * BLOCK];
  }

  /// @param columns of A
  /// @return bytes that one needs, besides the numbers of its result
  public static double bytes(BigFloatFormat format, long columns) {
    double fraction = format.bits() + GUARD;
    double moduli = 2 * fraction / (Residues.MODULUS_BITS - 1) + 2;
    return columns * (columns + 1.0) / 2 * moduli * Integer.BYTES
        + columns * (double) BLOCK * (fraction / Byte.SIZE + 1 + Double.BYTES)
        + (double) Double.BYTES * columns * columns;
  }

  /// Adds Σ a_ni a_nj over some rows.
  ///
  /// @param block rows × columns numbers; not modified
  /// @param count how many rows, at most [#BLOCK]
  /// @throws InputException if a number is not below its column's bound
  public void add(long[] block, int count) {
    rows += count;
    Parallel.ranges(
        columns, Math.min(columns, threads), threads,
        (from, to) -> {
          for (int j = from; j < to; j++) {
            split(block, j, count);
          }
        });
    for (int i = 0; i < residues.count(); i++) {
      int modulus = i;
      Parallel.ranges(
          columns, Math.min(columns, threads), threads,
          (from, to) -> {
            double[] line = new double[BLOCK];
            for (int j = from; j < to; j++) {
              residues.of(
                  modulus, magnitudes, j * BLOCK * digits, signs, j * BLOCK, line, count);
              Arrays.fill(line, count, BLOCK, 0);
              MemorySegment.copy(
                  line, 0, factor.segment(), JAVA_DOUBLE, start(factor, j), BLOCK);
            }
          });
      products.segment().fill((byte) 0);
      Blas.best().addGram(factor, products);
      Parallel.ranges(
          columns, Math.min(columns, threads), threads,
          (from, to) -> {
            double[] line = new double[columns];
            for (int j = from; j < to; j++) {
              MemorySegment.copy(
                  products.segment(), JAVA_DOUBLE, start(products, j), line, 0, j + 1);
              residues.add(modulus, line, sums[modulus], j * (j + 1) / 2, j + 1);
            }
          });
    }
  }

  private static long start(DenseMatrix matrix, int row) {
    return (long) row * matrix.stride() * Double.BYTES;
  }

  /// Column j of a block in units of 2^(E_j − F), towards zero.
  private void split(long[] block, int j, int count) {
    int words = format.words();
    int limbs = format.limbs();
    for (int n = 0; n < count; n++) {
      int at = (n * columns + j) * words;
      int out = (j * BLOCK + n) * digits;
      Arrays.fill(magnitudes, out, out + digits, 0);
      long header = block[at];
      signs[j * BLOCK + n] = 0;
      if (Words.kind(header) == Words.ZERO) {
        continue;
      }
      if (Words.kind(header) != Words.FINITE || Words.exponent(header) > exponents[j]) {
        throw new InputException(
            "column %d must be below 2^%d in magnitude but row %d holds %s"
                .formatted(j, exponents[j], rows - count + n, BigFloat.from(format, block, at)));
      }
      signs[j * BLOCK + n] = (byte) (Words.negative(header) ? -1 : 1);
      // The lowest digit begins at this bit of the limbs; below zero are clear bits.
      long shift =
          (long) limbs * Long.SIZE - fraction + ((long) exponents[j] - Words.exponent(header));
      for (int k = 0; k < digits; k++) {
        magnitudes[out + k] = digit(block, at + 1, limbs, shift + (long) k * DIGIT);
      }
    }
  }

  /// @return 32 bits of some limbs from a bit on
  private static int digit(long[] words, int first, int limbs, long bit) {
    long limb = Math.floorDiv(bit, Long.SIZE);
    int offset = (int) Math.floorMod(bit, (long) Long.SIZE);
    long low = limb >= 0 && limb < limbs ? words[first + (int) limb] >>> offset : 0;
    long next = limb + 1;
    long high =
        offset > Long.SIZE - DIGIT && next >= 0 && next < limbs
            ? words[first + (int) next] << (Long.SIZE - offset) : 0;
    return (int) (low | high);
  }

  /// @return G, columns × columns numbers
  public long[] result() {
    int words = format.words();
    long[] result = new long[Math.multiplyExact(columns * columns, words)];
    Parallel.run(
        columns,
        threads,
        i -> {
          BigFloatKernel kernel = format.kernel();
          for (int j = 0; j <= i; j++) {
            BigInteger whole = residues.number(sums, i * (i + 1) / 2 + j);
            int to = (i * columns + j) * words;
            kernel.set(
                whole.signum() < 0, whole.abs(),
                (long) exponents[i] + exponents[j] - 2L * fraction, false, result, to);
            System.arraycopy(result, to, result, (j * columns + i) * words, words);
          }
        });
    return result;
  }
}
