package chaoscast.benchmarks;

import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.bigfloat.LongGram;
import chaoscast.core.linalg.Blas;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A multiply-add of normal equations of 969 features in 512 bits: by exact products of doubles, beside loops over
/// numbers of 512 bits. All on one thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class LongProducts {
  private static final int BITS = 512;
  private static final int COLUMNS = 969;
  private static final int ROWS = LongGram.BLOCK;
  private static final int LOOPED = 8;

  /// What it is held against: `kernel` is our own plain loop, `decimal` that of `BigDecimal` with as many digits.
  @Param({"kernel", "decimal"})
  private String loop;

  private final BigFloatFormat format = BigFloatFormat.of(BITS);
  private final int words = format.words();
  private final long[] block = new long[ROWS * COLUMNS * words];
  private final long[] byColumn = new long[LOOPED * ROWS * words];
  private final BigDecimal[] decimals = new BigDecimal[LOOPED * ROWS];

  /// Numbers in ±1, all bits of them random.
  @Setup
  public void fill() {
    Blas.best().threads(1);
    var random = new Random(1);
    BigFloatKernel kernel = format.kernel();
    long[] limbs = new long[format.limbs()];
    var digits = new MathContext((int) Math.ceil(BITS * Math.log10(2)));
    for (int n = 0; n < ROWS * COLUMNS; n++) {
      Arrays.setAll(limbs, _ -> random.nextLong());
      limbs[limbs.length - 1] |= Long.MIN_VALUE;
      kernel.set(random.nextBoolean() ? 1 : -1, limbs, 0, -BITS, block, n * words);
    }
    for (int j = 0; j < LOOPED; j++) {
      for (int i = 0; i < ROWS; i++) {
        int at = (i * COLUMNS + j) * words;
        System.arraycopy(block, at, byColumn, (j * ROWS + i) * words, words);
        decimals[j * ROWS + i] = BigFloat.from(format, block, at).toBigDecimal().round(digits);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS * COLUMNS * (COLUMNS + 1) / 2)
  public long[] ours() {
    var gram = new LongGram(format, new int[COLUMNS], 1);
    gram.add(block, ROWS);
    return gram.result();
  }

  @Benchmark
  @OperationsPerInvocation(ROWS * LOOPED * (LOOPED + 1) / 2)
  public Object reference() {
    return loop.equals("kernel") ? kernelLoop() : decimalLoop();
  }

  private Object kernelLoop() {
    BigFloatKernel kernel = format.kernel();
    long[] sums = new long[LOOPED * LOOPED * words];
    long[] term = new long[words];
    for (int i = 0; i < LOOPED; i++) {
      for (int j = 0; j <= i; j++) {
        int to = (i * LOOPED + j) * words;
        for (int n = 0; n < ROWS; n++) {
          kernel.multiply(
              byColumn, (i * ROWS + n) * words, byColumn, (j * ROWS + n) * words, term, 0);
          kernel.add(sums, to, term, 0, sums, to);
        }
      }
    }
    return sums;
  }

  private Object decimalLoop() {
    var digits = new MathContext((int) Math.ceil(BITS * Math.log10(2)));
    var sums = new BigDecimal[LOOPED * LOOPED];
    for (int i = 0; i < LOOPED; i++) {
      for (int j = 0; j <= i; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 0; n < ROWS; n++) {
          sum =
              sum.add(
                  decimals[i * ROWS + n].multiply(decimals[j * ROWS + n], digits), digits);
        }
        sums[i * LOOPED + j] = sum;
      }
    }
    return sums;
  }
}
