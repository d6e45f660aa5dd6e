package chaoscast.core.linalg;

import static chaoscast.core.linalg.FloatKernels.LENGTH;
import static chaoscast.core.linalg.FloatKernels.SPECIES;
import static chaoscast.core.linalg.FloatKernels.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// The dense product of [FloatKernels]: eight outputs at a time run down the features.
final class FloatProduct {
  /// Partial sums of an inner product, one per remainder of the feature's index.
  private static final int PARTIALS = 16;

  private static final int OUTPUTS = 8;

  /// Features that pass before the sums leave the registers; sums are added up in this order.
  private static final int TILE = 1024;

  private final float[] sums = new float[OUTPUTS * PARTIALS * WIDTH];

  /// Dense product out = W·X.
  ///
  /// @param weights W, one array of whole vectors an output, zero past the last feature; not modified
  /// @param values  X, finite past the last feature; not modified
  /// @param out     outputs × width; modified
  void multiply(float[][] weights, float[] values, float[] out, int width) {
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
    FloatVector s0 = fromArray(SPECIES, sums, slot);
    FloatVector s1 = fromArray(SPECIES, sums, slot + PARTIALS);
    FloatVector s2 = fromArray(SPECIES, sums, slot + 2 * PARTIALS);
    FloatVector s3 = fromArray(SPECIES, sums, slot + 3 * PARTIALS);
    FloatVector s4 = fromArray(SPECIES, sums, slot + 4 * PARTIALS);
    FloatVector s5 = fromArray(SPECIES, sums, slot + 5 * PARTIALS);
    FloatVector s6 = fromArray(SPECIES, sums, slot + 6 * PARTIALS);
    FloatVector s7 = fromArray(SPECIES, sums, slot + 7 * PARTIALS);
    for (int f = from; f < end; f += PARTIALS) {
      FloatVector x = fromArray(SPECIES, values, f);
      s0 = fromArray(SPECIES, w0, f).fma(x, s0);
      s1 = fromArray(SPECIES, w1, f).fma(x, s1);
      s2 = fromArray(SPECIES, w2, f).fma(x, s2);
      s3 = fromArray(SPECIES, w3, f).fma(x, s3);
      s4 = fromArray(SPECIES, w4, f).fma(x, s4);
      s5 = fromArray(SPECIES, w5, f).fma(x, s5);
      s6 = fromArray(SPECIES, w6, f).fma(x, s6);
      s7 = fromArray(SPECIES, w7, f).fma(x, s7);
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
    FloatVector s0 = fromArray(SPECIES, sums, slot);
    FloatVector s1 = fromArray(SPECIES, sums, slot + next);
    FloatVector s2 = fromArray(SPECIES, sums, slot + 2 * next);
    FloatVector s3 = fromArray(SPECIES, sums, slot + 3 * next);
    FloatVector s4 = fromArray(SPECIES, sums, slot + 4 * next);
    FloatVector s5 = fromArray(SPECIES, sums, slot + 5 * next);
    FloatVector s6 = fromArray(SPECIES, sums, slot + 6 * next);
    FloatVector s7 = fromArray(SPECIES, sums, slot + 7 * next);
    for (int f = from; f < end; f += PARTIALS) {
      FloatVector x = fromArray(SPECIES, values, f * WIDTH + lane);
      s0 = x.fma(broadcast(SPECIES, w0[f]), s0);
      s1 = x.fma(broadcast(SPECIES, w1[f]), s1);
      s2 = x.fma(broadcast(SPECIES, w2[f]), s2);
      s3 = x.fma(broadcast(SPECIES, w3[f]), s3);
      s4 = x.fma(broadcast(SPECIES, w4[f]), s4);
      s5 = x.fma(broadcast(SPECIES, w5[f]), s5);
      s6 = x.fma(broadcast(SPECIES, w6[f]), s6);
      s7 = x.fma(broadcast(SPECIES, w7[f]), s7);
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
}
