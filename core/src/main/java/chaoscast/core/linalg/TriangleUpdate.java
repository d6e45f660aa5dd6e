package chaoscast.core.linalg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Folds rows A into a triangle U by Householder reflections Q, a panel of columns p at a time,
/// which then pass over all later columns q:
///
///     Qᵀ (U_p; A_p) = (U_p'; 0),   Q = 1 − (1; V) T (1; V)ᵀ
///     Z = Tᵀ (U_q + Vᵀ A_q),   U_q ← U_q − Z,   A_q ← A_q − V Z
///
/// Because U is a triangle, the upper part of the reflections is the identity, and nearly all work
/// is matrix products. The panel itself is factored recursively. LAPACK's dtpqrt does the same with
/// matrix-vector products in its panels and takes 1.5 to 2.5 times as long.
///
/// Source: E. Elmroth, F. G. Gustavson, Applying recursion to serial and parallel QR factorization
/// leads to better performance, IBM J. Res. Dev. 44 (2000) 605, doi:10.1147/rd.444.0605.
final class TriangleUpdate {
  private static final int COLUMN_MAJOR = 102;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;
  private static final int UPPER = 121;
  private static final int NOT_UNIT = 131;
  private static final int LEFT = 141;

  /// Columns of a panel: as many as make the products fast before the panels become the larger
  /// part.
  private static final int PANEL = 48;

  /// Later columns that one thread takes at a time.
  private static final int TILE = 128;

  private final Workers workers;
  private final MethodHandle dgemm;
  private final MethodHandle dtrmm;
  private final MethodHandle dgeqrt3;

  TriangleUpdate(OpenBlasLibrary library, MethodHandle dgemm, Workers workers) {
    this.workers = workers;
    this.dgemm = dgemm;
    dtrmm =
        library.function(
            "cblas_dtrmm", null, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
            JAVA_INT, JAVA_DOUBLE, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    dgeqrt3 =
        library.function(
            "LAPACKE_dgeqrt3_work", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT,
            ADDRESS, JAVA_INT);
  }

  /// @param triangle U by columns (row j holds column j), n × n; modified
  /// @param samples  A by columns, n × k; modified
  void apply(DenseMatrix triangle, DenseMatrix samples) throws Throwable {
    int n = triangle.rows();
    int k = samples.columns();
    int width = Math.min(PANEL, n);
    try (Arena arena = Arena.ofShared()) {
      // Two columns at least, so that no block becomes a vector with another stride.
      DenseMatrix panel = DenseMatrix.zeros(width, width + k + 1, arena);
      DenseMatrix t = DenseMatrix.zeros(width, width + 1, arena);
      DenseMatrix update = DenseMatrix.zeros(n, width + 1, arena);
      for (int first = 0; first < n; first += PANEL) {
        var columns = new Panel(triangle, samples, first, Math.min(n, first + PANEL));
        factor(columns, panel, t);
        int tiles = Math.ceilDiv(n - columns.last, TILE);
        workers.run(tiles, tile -> applyToTile(columns, panel, t, update, tile));
      }
    }
  }

  /// Columns `first` to `last` − 1 of both U and A.
  private record Panel(DenseMatrix triangle, DenseMatrix samples, int first, int last) {
    int width() {
      return last - first;
    }
  }

  private void factor(Panel columns, DenseMatrix panel, DenseMatrix t) throws Throwable {
    DenseMatrix triangle = columns.triangle;
    DenseMatrix samples = columns.samples;
    int first = columns.first;
    int width = columns.width();
    long bytes = (long) samples.columns() * Double.BYTES;
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < width; i++) {
        panel.set(j, i, i <= j ? triangle.get(first + j, first + i) : 0);
      }
      MemorySegment.copy(
          samples.segment(), samples.offset(first + j, 0),
          panel.segment(), panel.offset(j, width), bytes);
    }
    int info =
        (int) dgeqrt3.invokeExact(
            COLUMN_MAJOR, width + samples.columns(), width, panel.segment(), panel.stride(),
            t.segment(), t.stride());
    OpenBlas.accepted("dgeqrt3", info);
    for (int j = 0; j < width; j++) {
      for (int i = 0; i <= j; i++) {
        triangle.set(first + j, first + i, panel.get(j, i));
      }
    }
  }

  private void applyToTile(Panel columns, DenseMatrix panel, DenseMatrix t, DenseMatrix updates,
      int tile)
      throws Throwable {
    DenseMatrix triangle = columns.triangle;
    DenseMatrix samples = columns.samples;
    int first = columns.first;
    int width = columns.width();
    int from = columns.last + tile * TILE;
    int count = Math.min(TILE, triangle.rows() - from);
    int k = samples.columns();
    DenseMatrix update = updates.rowRange(from, from + count);
    for (int j = 0; j < count; j++) {
      MemorySegment.copy(
          triangle.segment(), triangle.offset(from + j, first),
          update.segment(), update.offset(j, 0), (long) width * Double.BYTES);
    }
    MemorySegment v = panel.segment().asSlice(panel.offset(0, width));
    MemorySegment a = samples.segment().asSlice(samples.offset(from, 0));
    dgemm.invokeExact(
        COLUMN_MAJOR, TRANSPOSED, PLAIN, width, count, k, 1.0, v, panel.stride(), a,
        samples.stride(), 1.0, update.segment(), update.stride());
    dtrmm.invokeExact(
        COLUMN_MAJOR, LEFT, UPPER, TRANSPOSED, NOT_UNIT, width, count, 1.0, t.segment(), t.stride(),
        update.segment(), update.stride());
    for (int j = 0; j < count; j++) {
      for (int i = 0; i < width; i++) {
        triangle.set(from + j, first + i, triangle.get(from + j, first + i) - update.get(j, i));
      }
    }
    dgemm.invokeExact(
        COLUMN_MAJOR, PLAIN, PLAIN, k, count, width, -1.0, v, panel.stride(), update.segment(),
        update.stride(), 1.0, a, samples.stride());
  }
}
