package chaoscast.core.linalg;

import chaoscast.core.InputException;
import java.util.Objects;

/// What the arguments of [Kernels] must look like.
final class Shapes {
  private Shapes() {}

  static void product(int rows, int inputs, DenseMatrix values, DenseMatrix out) {
    DenseMatrix.requireEqual("rows of the values", inputs, values.rows());
    DenseMatrix.requireEqual("rows of the product", rows, out.rows());
    DenseMatrix.requireEqual("columns of the product", values.columns(), out.columns());
  }

  static void products(int[] left, int[] right, DenseMatrix values, int firstTarget) {
    DenseMatrix.requireEqual("the number of right factors", left.length, right.length);
    Objects.checkFromIndexSize(firstTarget, left.length, values.rows());
    for (int i = 0; i < left.length; i++) {
      Objects.checkIndex(left[i], firstTarget + i);
      Objects.checkIndex(right[i], firstTarget + i);
    }
  }

  static void products(int[] left, int[] right, DenseMatrix values, DenseMatrix out) {
    DenseMatrix.requireEqual("columns of the products", values.columns(), out.columns());
    factors(out.rows(), left, right, values);
  }

  static void productReadout(DenseMatrix weights, int[] left, int[] right, DenseMatrix values,
      DenseMatrix out) {
    DenseMatrix.requireEqual("rows of the product", weights.rows(), out.rows());
    DenseMatrix.requireEqual("columns of the product", values.columns(), out.columns());
    factors(weights.columns(), left, right, values);
  }

  private static void factors(int count, int[] left, int[] right, DenseMatrix values) {
    DenseMatrix.requireEqual("the number of left factors", count, left.length);
    DenseMatrix.requireEqual("the number of right factors", count, right.length);
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
      DenseMatrix projections, int[] direction, double[] breakpoints, DenseMatrix out,
      int firstTarget) {
    DenseMatrix.requireEqual("the number of breakpoints", direction.length, breakpoints.length);
    DenseMatrix.requireEqual("columns of the neurons", projections.columns(), out.columns());
    Objects.checkFromIndexSize(firstTarget, direction.length, out.rows());
    for (int row : direction) {
      Objects.checkIndex(row, projections.rows());
    }
  }

  static void distances(DenseMatrix normals, DenseMatrix breakpoints, DenseMatrix state,
      DenseMatrix out) {
    DenseMatrix.requireEqual("rows of the state", normals.rows(), state.rows());
    DenseMatrix.requireEqual("the number of breakpoints", normals.columns(), breakpoints.rows());
    DenseMatrix.requireEqual("the number of neurons", normals.columns(), out.rows());
    contiguous(breakpoints);
    contiguous(state);
    contiguous(out);
  }

  private static void contiguous(DenseMatrix vector) {
    DenseMatrix.requireEqual("columns", 1, vector.columns());
    DenseMatrix.requireEqual("the stride", 1, vector.stride());
  }

  static void same(DenseMatrix expected, DenseMatrix actual) {
    DenseMatrix.requireEqual("rows", expected.rows(), actual.rows());
    DenseMatrix.requireEqual("columns", expected.columns(), actual.columns());
  }

  static void leak(double leakRate, DenseMatrix fresh, DenseMatrix state) {
    if (!(leakRate > 0 && leakRate <= 1)) {
      throw new InputException("leak rate must be in (0, 1] but was " + leakRate);
    }
    same(state, fresh);
  }

  static void column(DenseMatrix bias, DenseMatrix values) {
    DenseMatrix.requireEqual("rows of the bias", values.rows(), bias.rows());
    DenseMatrix.requireEqual("columns of the bias", 1, bias.columns());
  }
}
