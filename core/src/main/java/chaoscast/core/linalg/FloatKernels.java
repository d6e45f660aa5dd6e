package chaoscast.core.linalg;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What [VectorKernels] do for reservoirs, in binary32: twice as many lanes a vector, half the memory.
///
/// Values lie in arrays, rows × width: width 1 is one contiguous vector, width [#WIDTH] a batch of
/// lanes. Arrays are as long as [#length] says. A lane has the same bits alone and in a batch: every sum
/// runs in an order fixed by its row, with fused multiply-adds. Not thread-safe.
public final class FloatKernels {
  /// Lanes of a batch: one of the longest vectors.
  public static final int WIDTH = 16;

  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > WIDTH
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  static final int LENGTH = SPECIES.length();

  /// 1.5 · 2²³ + 127: what is added to it leaves k and the exponent's bias in the last bits.
  private static final float ROUNDER = 12582912f + 127;

  /// ln 2 in two parts with opposite sign, the first so short that k times it is exact.
  private static final float LN_2_HIGH = -0x1.63p-1f;

  private static final float LN_2_LOW = (float) (0.693359375 - 0.6931471805599453);
  private static final float LOG2_E = (float) (1 / 0.6931471805599453);

  /// |x| is cut off there: 1 − tanh x is less than half a unit in the last place of 1.
  private static final float SATURATION = 9.125f;

  private final FloatProduct product = new FloatProduct();

  /// @return elements of an array of so many rows, whole vectors
  public static int length(int rows, int width) {
    return Math.multiplyExact(Math.ceilDiv(rows, WIDTH) * WIDTH, width);
  }

  /// Sparse product out = A·X, the entries of a row in their order.
  ///
  /// @param values X, its last row 1; not modified
  /// @param out    modified
  public void multiply(FloatSparseMatrix matrix, float[] values, float[] out, int width) {
    if (width == 1) {
      multiplyVector(matrix, values, out);
    } else {
      for (int lane = 0; lane < width; lane += LENGTH) {
        multiplyLanes(matrix, values, out, lane);
      }
    }
  }

  private static void multiplyVector(FloatSparseMatrix matrix, float[] values, float[] out) {
    int slices = matrix.sliceStarts.length - 1;
    for (int slice = 0; slice < slices; slice++) {
      int end = matrix.sliceStarts[slice + 1];
      for (int lane = 0; lane < FloatSparseMatrix.SLICE; lane += LENGTH) {
        FloatVector sum = broadcast(SPECIES, 0);
        for (int e = matrix.sliceStarts[slice] + lane; e < end; e += FloatSparseMatrix.SLICE) {
          FloatVector gathered =
              fromArray(SPECIES, values, 0, matrix.sliceColumns, e);
          sum = fromArray(SPECIES, matrix.sliceValues, e).fma(gathered, sum);
        }
        sum.intoArray(out, slice * FloatSparseMatrix.SLICE + lane);
      }
    }
  }

  private static void multiplyLanes(
      FloatSparseMatrix matrix, float[] values, float[] out, int lane) {
    for (int row = 0; row < matrix.rows; row++) {
      FloatVector sum = broadcast(SPECIES, 0);
      int end = matrix.rowStarts[row + 1];
      for (int entry = matrix.rowStarts[row]; entry < end; entry++) {
        FloatVector weight = broadcast(SPECIES, matrix.values[entry]);
        int source = matrix.columnIndices[entry] * WIDTH + lane;
        sum = weight.fma(fromArray(SPECIES, values, source), sum);
      }
      sum.intoArray(out, row * WIDTH + lane);
    }
  }

  /// Row i of `out` = row `left[i]` ∘ row `right[i]`; the index arrays are whole vectors.
  ///
  /// @param values not modified
  /// @param out    modified
  public void products(int[] left, int[] right, float[] values, float[] out, int width) {
    if (width == 1) {
      for (int i = 0; i < left.length; i += LENGTH) {
        FloatVector first = fromArray(SPECIES, values, 0, left, i);
        first.mul(fromArray(SPECIES, values, 0, right, i)).intoArray(out, i);
      }
      return;
    }
    for (int lane = 0; lane < width; lane += LENGTH) {
      for (int i = 0; i < left.length; i++) {
        FloatVector first = fromArray(SPECIES, values, left[i] * WIDTH + lane);
        first.mul(fromArray(SPECIES, values, right[i] * WIDTH + lane))
            .intoArray(out, i * WIDTH + lane);
      }
    }
  }

  /// Leaky integration state ← (1 − a)·state + a·fresh.
  ///
  /// @param fresh not modified
  /// @param state modified
  public void leak(float leakRate, float[] fresh, float[] state, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector kept = fromArray(SPECIES, state, i).mul(1 - leakRate);
      fromArray(SPECIES, fresh, i).fma(broadcast(SPECIES, leakRate), kept).intoArray(state, i);
    }
  }

  /// Replaces values by their hyperbolic tangents, as [Tanh] does with fewer terms:
  ///
  ///     tanh x = E / (E + 2),   E = e^(2|x|) − 1 = 2ᵏ (e^r − 1) + (2ᵏ − 1),   2|x| = k ln 2 + r
  ///
  /// @param values modified
  /// @param count  how many, whole vectors
  public void tanh(float[] values, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector x = fromArray(SPECIES, values, i);
      FloatVector twice = x.abs().min(SATURATION).mul(2);
      FloatVector shifted = twice.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector r = k.fma(broadcast(SPECIES, LN_2_HIGH), twice);
      r = k.fma(broadcast(SPECIES, LN_2_LOW), r);
      FloatVector q = r.fma(broadcast(SPECIES, 1f / 5040), broadcast(SPECIES, 1f / 720));
      q = q.fma(r, broadcast(SPECIES, 1f / 120));
      q = q.fma(r, broadcast(SPECIES, 1f / 24));
      q = q.fma(r, broadcast(SPECIES, 1f / 6));
      q = q.fma(r, broadcast(SPECIES, 0.5f));
      FloatVector scale =
          shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector e = scale.fma(r.mul(r).fma(q, r), scale.sub(1));
      FloatVector magnitude = e.div(e.add(2));
      magnitude
          .reinterpretAsInts()
          .or(x.reinterpretAsInts().and(Integer.MIN_VALUE))
          .reinterpretAsFloats()
          .intoArray(values, i);
    }
  }

  /// Dense product out = W·X.
  ///
  /// @param weights W, one array of whole vectors an output, zero past the last feature; not modified
  /// @param values  X, finite past the last feature; not modified
  /// @param out     outputs × width; modified
  public void multiply(float[][] weights, float[] values, float[] out, int width) {
    product.multiply(weights, values, out, width);
  }
}
