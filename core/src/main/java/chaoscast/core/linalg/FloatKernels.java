package chaoscast.core.linalg;

import java.util.Arrays;
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

  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > WIDTH
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();

  /// Partial sums of an inner product, one per remainder of the feature's index.
  private static final int PARTIALS = 16;

  private static final int OUTPUTS = 8;

  /// Features that pass before the sums leave the registers; sums are added up in this order.
  private static final int TILE = 1024;

  /// 1.5 · 2²³ + 127: what is added to it leaves k and the exponent's bias in the last bits.
  private static final float ROUNDER = 12582912f + 127;

  /// ln 2 in two parts with opposite sign, the first so short that k times it is exact.
  private static final float LN_2_HIGH = -0x1.63p-1f;

  private static final float LN_2_LOW = (float) (0.693359375 - 0.6931471805599453);
  private static final float LOG2_E = (float) (1 / 0.6931471805599453);

  /// |x| is cut off there: 1 − tanh x is less than half a unit in the last place of 1.
  private static final float SATURATION = 9.125f;

  private final float[] sums = new float[OUTPUTS * PARTIALS * WIDTH];

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
        FloatVector sum = zeros();
        for (int e = matrix.sliceStarts[slice] + lane; e < end; e += FloatSparseMatrix.SLICE) {
          FloatVector gathered =
              FloatVector.fromArray(SPECIES, values, 0, matrix.sliceColumns, e);
          sum = FloatVector.fromArray(SPECIES, matrix.sliceValues, e).fma(gathered, sum);
        }
        sum.intoArray(out, slice * FloatSparseMatrix.SLICE + lane);
      }
    }
  }

  private static void multiplyLanes(
      FloatSparseMatrix matrix, float[] values, float[] out, int lane) {
    for (int row = 0; row < matrix.rows; row++) {
      FloatVector sum = zeros();
      int end = matrix.rowStarts[row + 1];
      for (int entry = matrix.rowStarts[row]; entry < end; entry++) {
        FloatVector weight = FloatVector.broadcast(SPECIES, matrix.values[entry]);
        int source = matrix.columnIndices[entry] * WIDTH + lane;
        sum = weight.fma(FloatVector.fromArray(SPECIES, values, source), sum);
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
        FloatVector first = FloatVector.fromArray(SPECIES, values, 0, left, i);
        first.mul(FloatVector.fromArray(SPECIES, values, 0, right, i)).intoArray(out, i);
      }
      return;
    }
    for (int lane = 0; lane < width; lane += LENGTH) {
      for (int i = 0; i < left.length; i++) {
        FloatVector first = FloatVector.fromArray(SPECIES, values, left[i] * WIDTH + lane);
        first.mul(FloatVector.fromArray(SPECIES, values, right[i] * WIDTH + lane))
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
      FloatVector kept = FloatVector.fromArray(SPECIES, state, i).mul(1 - leakRate);
      FloatVector.fromArray(SPECIES, fresh, i).fma(broadcast(leakRate), kept).intoArray(state, i);
    }
  }

  /// Replaces values by their hyperbolic tangents, as [Tanh] does with fewer terms.
  ///
  /// @param values modified
  /// @param count  how many, whole vectors
  public void tanh(float[] values, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      tanh(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
    }
  }

  /// tanh x = E / (E + 2), E = e^(2|x|) − 1 = 2ᵏ (e^r − 1) + (2ᵏ − 1), 2|x| = k ln 2 + r.
  private static FloatVector tanh(FloatVector x) {
    FloatVector twice = x.abs().min(SATURATION).mul(2);
    FloatVector shifted = twice.fma(broadcast(LOG2_E), broadcast(ROUNDER));
    FloatVector k = shifted.sub(ROUNDER);
    FloatVector r = k.fma(broadcast(LN_2_HIGH), twice);
    r = k.fma(broadcast(LN_2_LOW), r);
    FloatVector q = r.fma(broadcast(1f / 5040), broadcast(1f / 720));
    q = q.fma(r, broadcast(1f / 120));
    q = q.fma(r, broadcast(1f / 24));
    q = q.fma(r, broadcast(1f / 6));
    q = q.fma(r, broadcast(0.5f));
    FloatVector scale =
        shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    FloatVector e = scale.fma(r.mul(r).fma(q, r), scale.sub(1));
    FloatVector magnitude = e.div(e.add(2));
    return magnitude
        .reinterpretAsInts()
        .or(x.reinterpretAsInts().and(Integer.MIN_VALUE))
        .reinterpretAsFloats();
  }

  /// Dense product out = W·X.
  ///
  /// @param weights W, one array of whole vectors an output, zero past the last feature; not modified
  /// @param values  X, finite past the last feature; not modified
  /// @param out     outputs × width; modified
  public void multiply(float[][] weights, float[] values, float[] out, int width) {
    for (int output = 0; output < weights.length; output += OUTPUTS) {
      Arrays.fill(sums, 0);
      for (int tile = 0; tile < weights[0].length; tile += TILE) {
        int end = Math.min(weights[0].length, tile + TILE);
        if (width == 1) {
          for (int partial = 0; partial < PARTIALS; partial += LENGTH) {
            addVector(weights, output, values, tile + partial, end);
          }
        } else {
          for (int place = 0; place < PARTIALS * WIDTH; place += LENGTH) {
            addLanes(weights, output, values, tile + place / WIDTH, end, place % WIDTH);
          }
        }
      }
      int count = Math.min(OUTPUTS, weights.length - output);
      for (int i = 0; i < count * width; i++) {
        int first = i / width * PARTIALS * width + i % width;
        out[output * width + i] = total(first, width);
      }
    }
  }

  private void addVector(float[][] weights, int output, float[] values, int from, int end) {
    float[] w0 = row(weights, output);
    float[] w1 = row(weights, output + 1);
    float[] w2 = row(weights, output + 2);
    float[] w3 = row(weights, output + 3);
    float[] w4 = row(weights, output + 4);
    float[] w5 = row(weights, output + 5);
    float[] w6 = row(weights, output + 6);
    float[] w7 = row(weights, output + 7);
    int slot = from % PARTIALS;
    FloatVector s0 = at(sums, slot);
    FloatVector s1 = at(sums, slot + PARTIALS);
    FloatVector s2 = at(sums, slot + 2 * PARTIALS);
    FloatVector s3 = at(sums, slot + 3 * PARTIALS);
    FloatVector s4 = at(sums, slot + 4 * PARTIALS);
    FloatVector s5 = at(sums, slot + 5 * PARTIALS);
    FloatVector s6 = at(sums, slot + 6 * PARTIALS);
    FloatVector s7 = at(sums, slot + 7 * PARTIALS);
    for (int f = from; f < end; f += PARTIALS) {
      FloatVector x = at(values, f);
      s0 = at(w0, f).fma(x, s0);
      s1 = at(w1, f).fma(x, s1);
      s2 = at(w2, f).fma(x, s2);
      s3 = at(w3, f).fma(x, s3);
      s4 = at(w4, f).fma(x, s4);
      s5 = at(w5, f).fma(x, s5);
      s6 = at(w6, f).fma(x, s6);
      s7 = at(w7, f).fma(x, s7);
    }
    s0.intoArray(sums, slot);
    s1.intoArray(sums, slot + PARTIALS);
    s2.intoArray(sums, slot + 2 * PARTIALS);
    s3.intoArray(sums, slot + 3 * PARTIALS);
    s4.intoArray(sums, slot + 4 * PARTIALS);
    s5.intoArray(sums, slot + 5 * PARTIALS);
    s6.intoArray(sums, slot + 6 * PARTIALS);
    s7.intoArray(sums, slot + 7 * PARTIALS);
  }

  private void addLanes(
      float[][] weights, int output, float[] values, int from, int end, int lane) {
    float[] w0 = row(weights, output);
    float[] w1 = row(weights, output + 1);
    float[] w2 = row(weights, output + 2);
    float[] w3 = row(weights, output + 3);
    float[] w4 = row(weights, output + 4);
    float[] w5 = row(weights, output + 5);
    float[] w6 = row(weights, output + 6);
    float[] w7 = row(weights, output + 7);
    int slot = from % PARTIALS * WIDTH + lane;
    int next = PARTIALS * WIDTH;
    FloatVector s0 = at(sums, slot);
    FloatVector s1 = at(sums, slot + next);
    FloatVector s2 = at(sums, slot + 2 * next);
    FloatVector s3 = at(sums, slot + 3 * next);
    FloatVector s4 = at(sums, slot + 4 * next);
    FloatVector s5 = at(sums, slot + 5 * next);
    FloatVector s6 = at(sums, slot + 6 * next);
    FloatVector s7 = at(sums, slot + 7 * next);
    for (int f = from; f < end; f += PARTIALS) {
      FloatVector x = at(values, f * WIDTH + lane);
      s0 = x.fma(broadcast(w0[f]), s0);
      s1 = x.fma(broadcast(w1[f]), s1);
      s2 = x.fma(broadcast(w2[f]), s2);
      s3 = x.fma(broadcast(w3[f]), s3);
      s4 = x.fma(broadcast(w4[f]), s4);
      s5 = x.fma(broadcast(w5[f]), s5);
      s6 = x.fma(broadcast(w6[f]), s6);
      s7 = x.fma(broadcast(w7[f]), s7);
    }
    s0.intoArray(sums, slot);
    s1.intoArray(sums, slot + next);
    s2.intoArray(sums, slot + 2 * next);
    s3.intoArray(sums, slot + 3 * next);
    s4.intoArray(sums, slot + 4 * next);
    s5.intoArray(sums, slot + 5 * next);
    s6.intoArray(sums, slot + 6 * next);
    s7.intoArray(sums, slot + 7 * next);
  }

  /// @return the sum of sixteen partial sums, in their order
  private float total(int first, int spacing) {
    float total = 0;
    for (int partial = 0; partial < PARTIALS; partial++) {
      total += sums[first + partial * spacing];
    }
    return total;
  }

  /// @return an output's weights, past the last output those of the last
  private static float[] row(float[][] weights, int output) {
    return weights[Math.min(output, weights.length - 1)];
  }

  private static FloatVector at(float[] values, int index) {
    return FloatVector.fromArray(SPECIES, values, index);
  }

  private static FloatVector zeros() {
    return broadcast(0);
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
