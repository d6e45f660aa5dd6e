package chaoscast.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every kernel against binary64, and a lane alone against the same lane in a batch.
class FloatKernelsTest {
  private static final int ROWS = 137;
  private static final int WIDTH = FloatKernels.WIDTH;

  private final Random random = new Random(5);
  private final FloatKernels kernels = new FloatKernels();
  private final float[] batch = batch();

  /// 137 rows of sixteen lanes, the last row 1.
  private float[] batch() {
    float[] values = new float[FloatKernels.length(ROWS, WIDTH)];
    for (int i = 0; i < ROWS * WIDTH; i++) {
      values[i] = i < (ROWS - 1) * WIDTH ? (float) random.nextGaussian() : 1;
    }
    return values;
  }

  private static float[] lane(float[] batch, int rows, int lane) {
    float[] values = new float[FloatKernels.length(rows, 1)];
    for (int row = 0; row < rows; row++) {
      values[row] = batch[row * WIDTH + lane];
    }
    return values;
  }

  private static float[] room(int rows, int width) {
    return new float[FloatKernels.length(rows, width)];
  }

  @Test
  void sparseProductIsThatOfBinary64ToRounding() {
    SparseMatrix matrix = RandomBlocks.sparse(61, ROWS, 7, random);
    var narrow = FloatSparseMatrix.of(matrix.map(value -> (float) value));
    float[] together = room(61, WIDTH);
    kernels.multiply(narrow, batch, together, WIDTH);
    for (int lane = 0; lane < WIDTH; lane++) {
      float[] input = lane(batch, ROWS, lane);
      float[] alone = room(61, 1);
      kernels.multiply(narrow, input, alone, 1);
      for (int row = 0; row < 61; row++) {
        double expected = 0;
        for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
          expected += (float) matrix.value(entry) * (double) input[matrix.column(entry)];
        }
        // at most seven terms, below 4 in magnitude
        assertEquals(expected, alone[row], 28 * Math.ulp(4f) / 8);
        assertEquals(alone[row], together[row * WIDTH + lane]);
      }
    }
  }

  @Test
  void denseProductIsThatOfBinary64ToRounding() {
    float[][] weights = new float[11][FloatKernels.length(ROWS, 1)];
    for (float[] row : weights) {
      for (int feature = 0; feature < ROWS; feature++) {
        row[feature] = (float) random.nextGaussian();
      }
    }
    float[] together = room(11, WIDTH);
    kernels.multiply(weights, batch, together, WIDTH);
    for (int lane = 0; lane < WIDTH; lane++) {
      float[] input = lane(batch, ROWS, lane);
      float[] alone = room(11, 1);
      kernels.multiply(weights, input, alone, 1);
      for (int output = 0; output < 11; output++) {
        double expected = 0;
        double magnitude = 0;
        for (int feature = 0; feature < ROWS; feature++) {
          expected += weights[output][feature] * (double) input[feature];
          magnitude += Math.abs(weights[output][feature] * input[feature]);
        }
        // a term passes through at most 9 + 16 sums, each of which rounds to 2⁻²⁴ of its size
        assertEquals(expected, alone[output], 25 * magnitude * 0x1p-24);
        assertEquals(alone[output], together[output * WIDTH + lane]);
      }
    }
  }

  @Test
  void productsOfRowsAreRoundedOnce() {
    int[] left = random.ints(32, 0, ROWS).toArray();
    int[] right = random.ints(32, 0, ROWS).toArray();
    float[] together = room(32, WIDTH);
    kernels.products(left, right, batch, together, WIDTH);
    for (int lane = 0; lane < WIDTH; lane++) {
      float[] input = lane(batch, ROWS, lane);
      float[] alone = room(32, 1);
      kernels.products(left, right, input, alone, 1);
      for (int i = 0; i < 32; i++) {
        assertEquals(input[left[i]] * input[right[i]], alone[i]);
        assertEquals(alone[i], together[i * WIDTH + lane]);
      }
    }
  }

  @Test
  void tanhIsExactToFourUnitsInTheLastPlace() {
    float[] values = new float[16 * 20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-6, 2)));
    }
    float[] special = {
      0f, -0f, Float.MIN_VALUE, 9f, 9.25f, -50f, Float.POSITIVE_INFINITY
    };
    System.arraycopy(special, 0, values, 0, special.length);
    float[] images = values.clone();
    kernels.tanh(images, images.length);
    for (int i = 0; i < values.length; i++) {
      float expected = (float) Math.tanh(values[i]);
      assertEquals(expected, images[i], 4 * Math.ulp(expected), "tanh of " + values[i]);
    }
    assertArrayEquals(
        new float[] {0f, -0f}, new float[] {images[0], images[1]}, "signs of zeros stay");
    assertEquals(-1f, images[5]);
    values[0] = Float.NaN;
    kernels.tanh(values, 16);
    assertTrue(Float.isNaN(values[0]));
  }

  @Test
  void leakMixesOldAndFresh() {
    float[] state = new float[16];
    float[] fresh = new float[16];
    state[0] = 1;
    fresh[0] = 5;
    state[15] = 2;
    fresh[15] = -2;
    kernels.leak(0.25f, fresh, state, 16);
    assertEquals(2, state[0]);
    assertEquals(1, state[15]);
  }
}
