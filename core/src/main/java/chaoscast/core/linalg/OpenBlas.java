package chaoscast.core.linalg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// OpenBLAS through java.lang.foreign: it works on the blocks' own memory, without copies.
///
/// CBLAS is called in row-major order. LAPACK knows columns only: to it, a block is the transposed
/// matrix, so that a lower triangle is an upper one.
final class OpenBlas implements Blas {
  private static final int ROW_MAJOR = 101;
  private static final int COLUMN_MAJOR = 102;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;
  private static final int LOWER = 122;
  private static final byte ONE_NORM = '1';
  private static final byte UPPER = 'U';
  private static final byte NO = 'N';
  private static final byte LEFT = 'L';
  private static final byte TRANSPOSE = 'T';

  private final OpenBlasLibrary library = new OpenBlasLibrary();
  private final Workers workers = new Workers();
  private final MethodHandle dsyrk =
      library.function(
          "cblas_dsyrk", null, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_DOUBLE,
          ADDRESS, JAVA_INT, JAVA_DOUBLE, ADDRESS, JAVA_INT);
  private final MethodHandle dgemm =
      library.function(
          "cblas_dgemm", null, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
          JAVA_DOUBLE, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE, ADDRESS, JAVA_INT);
  private final TriangleUpdate triangleUpdate = new TriangleUpdate(library, dgemm, workers);
  private final MethodHandle dpotrf =
      library.function(
          "LAPACKE_dpotrf_work", JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle dpocon =
      library.function(
          "LAPACKE_dpocon_work", JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT,
          JAVA_DOUBLE, ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle dpotrs =
      library.function(
          "LAPACKE_dpotrs_work", JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, JAVA_INT, ADDRESS,
          JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle dpstrf =
      library.function(
          "LAPACKE_dpstrf_work", JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT,
          ADDRESS, ADDRESS, JAVA_DOUBLE, ADDRESS);
  private final MethodHandle dtrtrs =
      library.function(
          "LAPACKE_dtrtrs_work", JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_BYTE, JAVA_BYTE, JAVA_INT,
          JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle dtrcon =
      library.function(
          "LAPACKE_dtrcon_work", JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_BYTE, JAVA_BYTE, JAVA_INT,
          ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle dgeqp3 =
      library.function(
          "LAPACKE_dgeqp3_work", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS,
          ADDRESS, ADDRESS, JAVA_INT);
  private final MethodHandle dormqr =
      library.function(
          "LAPACKE_dormqr_work", JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_BYTE, JAVA_INT, JAVA_INT,
          JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle getCore = library.function("openblas_get_corename", ADDRESS);
  private final MethodHandle getConfiguration = library.function("openblas_get_config", ADDRESS);

  @Override
  public String description() {
    try {
      String[] configuration = text((MemorySegment) getConfiguration.invokeExact()).split(" ", -1);
      String core = text((MemorySegment) getCore.invokeExact());
      return "OpenBLAS %s %s, %d threads".formatted(configuration[1], core, workers.threads());
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @SuppressWarnings("restricted") // C's strings end where they end
  private static String text(MemorySegment address) {
    return address.reinterpret(Integer.MAX_VALUE).getString(0);
  }

  @Override
  public int threads() {
    return workers.threads();
  }

  @Override
  public void threads(int count) {
    workers.threads(count);
  }

  /// In tiles of rows, the longest first: about ten, high enough to lose little of the speed.
  @Override
  public void addGram(DenseMatrix a, DenseMatrix c) {
    int height = Math.max(128, Math.ceilDiv(a.rows(), 640) * 64);
    int tiles = Math.ceilDiv(a.rows(), height);
    try {
      workers.run(tiles, tile -> addGramRows(a, c, (tiles - 1 - tile) * height, height));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// Some rows of the lower triangle: a rectangle, and the triangle at its end.
  private void addGramRows(DenseMatrix a, DenseMatrix c, int from, int height) throws Throwable {
    int count = Math.min(height, a.rows() - from);
    DenseMatrix rows = a.rowRange(from, from + count);
    MemorySegment target = c.segment().asSlice(c.offset(from, 0));
    if (from > 0) {
      dgemm.invokeExact(
          ROW_MAJOR, PLAIN, TRANSPOSED, count, from, a.columns(), 1.0, rows.segment(),
          a.stride(), a.segment(), a.stride(), 1.0, target, c.stride());
    }
    dsyrk.invokeExact(
        ROW_MAJOR, LOWER, PLAIN, count, a.columns(), 1.0, rows.segment(), a.stride(), 1.0,
        c.segment().asSlice(c.offset(from, from)), c.stride());
  }

  @Override
  public void addProduct(DenseMatrix a, DenseMatrix b, DenseMatrix c) {
    try {
      dgemm.invokeExact(
          ROW_MAJOR, PLAIN, TRANSPOSED, a.rows(), b.rows(), a.columns(), 1.0, a.segment(),
          a.stride(), b.segment(), b.stride(), 1.0, c.segment(), c.stride());
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public boolean cholesky(DenseMatrix a) {
    try {
      int info =
          (int) dpotrf.invokeExact(COLUMN_MAJOR, UPPER, a.rows(), a.segment(), a.stride());
      return accepted("dpotrf", info) == 0;
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// Kernels sum what lies before the first whole vector by itself, so that last bits depend on where memory begins.
  ///
  /// @return numbers that begin where those of a [DenseMatrix] do
  private static MemorySegment workspace(Arena arena, long count) {
    return arena.allocate(count * Double.BYTES, DenseMatrix.ALIGNMENT);
  }

  @Override
  public double reciprocalCondition(DenseMatrix factor, double norm) {
    int n = factor.rows();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(JAVA_DOUBLE);
      int info =
          (int) dpocon.invokeExact(
              COLUMN_MAJOR, UPPER, n, factor.segment(), factor.stride(), norm, result,
              workspace(arena, 3L * n), arena.allocate(JAVA_INT, n));
      accepted("dpocon", info);
      return result.get(JAVA_DOUBLE, 0);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public void solveCholesky(DenseMatrix factor, DenseMatrix rows) {
    try {
      int info =
          (int) dpotrs.invokeExact(
              COLUMN_MAJOR, UPPER, factor.rows(), rows.rows(), factor.segment(),
              factor.stride(), rows.segment(), rows.stride());
      accepted("dpotrs", info);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public int choleskyRank(DenseMatrix a) {
    int n = a.rows();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rank = arena.allocate(JAVA_INT);
      int info =
          (int) dpstrf.invokeExact(
              COLUMN_MAJOR, UPPER, n, a.segment(), a.stride(), arena.allocate(JAVA_INT, n),
              rank, -1.0, workspace(arena, 2L * n));
      accepted("dpstrf", info);
      return rank.get(JAVA_INT, 0);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public void updateTriangle(DenseMatrix factor, DenseMatrix samples) {
    try {
      triangleUpdate.apply(factor, samples);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public void solveTriangle(DenseMatrix factor, DenseMatrix rows) {
    try {
      int info =
          (int) dtrtrs.invokeExact(
              COLUMN_MAJOR, UPPER, NO, NO, factor.rows(), rows.rows(), factor.segment(),
              factor.stride(), rows.segment(), rows.stride());
      if (accepted("dtrtrs", info) > 0) {
        throw new ArithmeticException("element " + info + " of the diagonal is zero");
      }
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public double triangleReciprocalCondition(DenseMatrix factor) {
    int n = factor.rows();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(JAVA_DOUBLE);
      int info =
          (int) dtrcon.invokeExact(
              COLUMN_MAJOR, ONE_NORM, UPPER, NO, n, factor.segment(), factor.stride(), result,
              workspace(arena, 3L * n), arena.allocate(JAVA_INT, n));
      accepted("dtrcon", info);
      return result.get(JAVA_DOUBLE, 0);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public int[] pivotedQr(DenseMatrix columns, DenseMatrix rows) {
    int n = columns.rows();
    int work = 64 * (n + rows.rows() + 2);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pivots = arena.allocate(JAVA_INT, n);
      MemorySegment reflectors = workspace(arena, n);
      MemorySegment workspace = workspace(arena, work);
      int info =
          (int) dgeqp3.invokeExact(
              COLUMN_MAJOR, n, n, columns.segment(), columns.stride(), pivots, reflectors,
              workspace, work);
      accepted("dgeqp3", info);
      info =
          (int) dormqr.invokeExact(
              COLUMN_MAJOR, LEFT, TRANSPOSE, n, rows.rows(), n, columns.segment(),
              columns.stride(), reflectors, rows.segment(), rows.stride(), workspace, work);
      accepted("dormqr", info);
      int[] permutation = pivots.toArray(JAVA_INT);
      for (int i = 0; i < n; i++) {
        permutation[i]--;
      }
      return permutation;
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  static int accepted(String function, int info) {
    if (info < 0) {
      throw new IllegalStateException(function + " rejects its argument " + -info);
    }
    return info;
  }

  static RuntimeException failure(Throwable e) {
    return switch (e) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
