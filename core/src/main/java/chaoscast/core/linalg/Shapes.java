package chaoscast.core.linalg;

import chaoscast.core.InputException;
import java.util.Objects;

/// What the arguments of [Kernels] must look like.
final class Shapes {
  private Shapes() {}

  static void product(int rows, int inputs, Block values, Block out) {
    Block.requireEqual("rows of the values", inputs, values.rows());
    Block.requireEqual("rows of the product", rows, out.rows());
    Block.requireEqual("columns of the product", values.columns(), out.columns());
  }

  static void products(int[] left, int[] right, Block values, int firstTarget) {
    Block.requireEqual("the number of right factors", left.length, right.length);
    Objects.checkFromIndexSize(firstTarget, left.length, values.rows());
    for (int i = 0; i < left.length; i++) {
      Objects.checkIndex(left[i], firstTarget + i);
      Objects.checkIndex(right[i], firstTarget + i);
    }
  }

  static void products(int[] left, int[] right, Block values, Block out) {
    Block.requireEqual("columns of the products", values.columns(), out.columns());
    factors(out.rows(), left, right, values);
  }

  static void productReadout(Block weights, int[] left, int[] right, Block values, Block out) {
    Block.requireEqual("rows of the product", weights.rows(), out.rows());
    Block.requireEqual("columns of the product", values.columns(), out.columns());
    factors(weights.columns(), left, right, values);
  }

  private static void factors(int count, int[] left, int[] right, Block values) {
    Block.requireEqual("the number of left factors", count, left.length);
    Block.requireEqual("the number of right factors", count, right.length);
    int outside = 0;
    for (int i = 0; i < left.length; i++) {
      outside |=
          left[i] | right[i] | (values.rows() - 1 - left[i]) | (values.rows() - 1 - right[i]);
    }
    if (outside < 0) {
      throw new IndexOutOfBoundsException("factors must be rows of " + values);
    }
  }

  static void rectify(
      Block projections, int[] direction, double[] breakpoints, Block out, int firstTarget) {
    Block.requireEqual("the number of breakpoints", direction.length, breakpoints.length);
    Block.requireEqual("columns of the neurons", projections.columns(), out.columns());
    Objects.checkFromIndexSize(firstTarget, direction.length, out.rows());
    for (int row : direction) {
      Objects.checkIndex(row, projections.rows());
    }
  }

  static void distances(Block normals, Block breakpoints, Block state, Block out) {
    Block.requireEqual("rows of the state", normals.rows(), state.rows());
    Block.requireEqual("the number of breakpoints", normals.columns(), breakpoints.rows());
    Block.requireEqual("the number of neurons", normals.columns(), out.rows());
    contiguous(breakpoints);
    contiguous(state);
    contiguous(out);
  }

  private static void contiguous(Block vector) {
    Block.requireEqual("columns", 1, vector.columns());
    Block.requireEqual("the stride", 1, vector.stride());
  }

  static void same(Block expected, Block actual) {
    Block.requireEqual("rows", expected.rows(), actual.rows());
    Block.requireEqual("columns", expected.columns(), actual.columns());
  }

  static void leak(double leakRate, Block fresh, Block state) {
    if (!(leakRate > 0 && leakRate <= 1)) {
      throw new InputException("leak rate must be in (0, 1] but was " + leakRate);
    }
    same(state, fresh);
  }

  static void column(Block bias, Block values) {
    Block.requireEqual("rows of the bias", values.rows(), bias.rows());
    Block.requireEqual("columns of the bias", 1, bias.columns());
  }
}
