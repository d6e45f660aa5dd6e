package chaoscast.core.linalg;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The kernels without vectors: for machines without the Vector API, and as the reference for
/// [VectorKernels].
final class ScalarKernels implements Kernels {
  /// Columns whose partial sums are formed together.
  private static final int PANEL = 64;

  private static final ThreadLocal<double[]> SUMS =
      ThreadLocal.withInitial(() -> new double[PartialSums.COUNT * PANEL]);

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public void multiply(DenseMatrix weights, DenseMatrix values, DenseMatrix out) {
    Shapes.product(weights.rows(), weights.columns(), values, out);
    double[] sums = SUMS.get();
    for (int from = 0; from < values.columns(); from += PANEL) {
      int count = Math.min(PANEL, values.columns() - from);
      for (int output = 0; output < weights.rows(); output++) {
        Arrays.fill(sums, 0);
        for (int feature = 0; feature < weights.columns(); feature++) {
          double weight = weights.get(output, feature);
          int partial = feature % PartialSums.COUNT * PANEL;
          long source = values.offset(feature, from) / Double.BYTES;
          MemorySegment segment = values.segment();
          for (int column = 0; column < count; column++) {
            double value = segment.getAtIndex(JAVA_DOUBLE, source + column);
            sums[partial + column] = Math.fma(weight, value, sums[partial + column]);
          }
        }
        for (int column = 0; column < count; column++) {
          out.set(output, from + column, PartialSums.total(sums, column, PANEL));
        }
      }
    }
  }

  @Override
  public void multiply(SparseMatrix matrix, DenseMatrix values, DenseMatrix out) {
    Shapes.product(matrix.rows(), matrix.columns(), values, out);
    for (int row = 0; row < matrix.rows(); row++) {
      out.fillRow(row, 0);
      addRow(matrix, row, values, out);
    }
  }

  private static void addRow(SparseMatrix matrix, int row, DenseMatrix values, DenseMatrix out) {
    for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
      double weight = matrix.value(entry);
      int source = matrix.column(entry);
      for (int column = 0; column < out.columns(); column++) {
        double sum = Math.fma(weight, values.get(source, column), out.get(row, column));
        out.set(row, column, sum);
      }
    }
  }

  @Override
  public void products(int[] left, int[] right, DenseMatrix values, int firstTarget) {
    Shapes.products(left, right, values, firstTarget);
    if (values.isVector()) {
      MemorySegment segment = values.segment();
      for (int i = 0; i < left.length; i++) {
        double first = segment.getAtIndex(JAVA_DOUBLE, left[i]);
        double second = segment.getAtIndex(JAVA_DOUBLE, right[i]);
        segment.setAtIndex(JAVA_DOUBLE, firstTarget + i, first * second);
      }
      return;
    }
    for (int i = 0; i < left.length; i++) {
      for (int column = 0; column < values.columns(); column++) {
        double product = values.get(left[i], column) * values.get(right[i], column);
        values.set(firstTarget + i, column, product);
      }
    }
  }

  @Override
  public void products(int[] left, int[] right, DenseMatrix values, DenseMatrix out) {
    Shapes.products(left, right, values, out);
    for (int i = 0; i < left.length; i++) {
      for (int column = 0; column < values.columns(); column++) {
        out.set(i, column, values.get(left[i], column) * values.get(right[i], column));
      }
    }
  }

  @Override
  public void multiplyProducts(
      DenseMatrix weights, int[] left, int[] right, DenseMatrix values, DenseMatrix out) {
    Shapes.productReadout(weights, left, right, values, out);
    double[] sums = SUMS.get();
    for (int output = 0; output < weights.rows(); output++) {
      for (int column = 0; column < values.columns(); column++) {
        Arrays.fill(sums, 0, PartialSums.COUNT, 0);
        for (int i = 0; i < left.length; i++) {
          double product = values.get(left[i], column) * values.get(right[i], column);
          int partial = i % PartialSums.COUNT;
          sums[partial] = Math.fma(weights.get(output, i), product, sums[partial]);
        }
        out.set(output, column, PartialSums.total(sums, 0, 1));
      }
    }
  }

  @Override
  public void rectify(
      DenseMatrix projections, int[] direction, double[] breakpoints, DenseMatrix out,
      int firstTarget) {
    Shapes.rectify(projections, direction, breakpoints, out, firstTarget);
    if (projections.isVector() && out.isVector()) {
      for (int i = 0; i < direction.length; i++) {
        double projection = projections.segment().getAtIndex(JAVA_DOUBLE, direction[i]);
        double excess = projection - breakpoints[i];
        out.segment().setAtIndex(JAVA_DOUBLE, firstTarget + i, Math.max(0, excess));
      }
      return;
    }
    for (int i = 0; i < direction.length; i++) {
      for (int column = 0; column < out.columns(); column++) {
        double excess = projections.get(direction[i], column) - breakpoints[i];
        out.set(firstTarget + i, column, Math.max(0, excess));
      }
    }
  }

  @Override
  public void rectifiedDistances(DenseMatrix normals, DenseMatrix breakpoints, DenseMatrix state,
      DenseMatrix out) {
    Shapes.distances(normals, breakpoints, state, out);
    rectifiedDistances(normals, breakpoints, state, out, 0);
  }

  /// The neurons from `first` on.
  static void rectifiedDistances(
      DenseMatrix normals, DenseMatrix breakpoints, DenseMatrix state, DenseMatrix out, int first) {
    for (int i = first; i < out.rows(); i++) {
      double sum = -breakpoints.get(i, 0);
      for (int j = 0; j < state.rows(); j++) {
        sum = Math.fma(normals.get(j, i), state.get(j, 0), sum);
      }
      out.set(i, 0, sum <= 0 ? 0 : sum);
    }
  }

  @Override
  public void power(int exponent, DenseMatrix values, int firstRow) {
    for (int row = firstRow; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        double base = values.get(row, column);
        double power = base;
        for (int i = 1; i < exponent; i++) {
          power *= base;
        }
        values.set(row, column, power);
      }
    }
  }

  @Override
  public void tanh(DenseMatrix values) {
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        values.set(row, column, Tanh.of(values.get(row, column)));
      }
    }
  }

  @Override
  public void leak(double leakRate, DenseMatrix fresh, DenseMatrix state) {
    Shapes.leak(leakRate, fresh, state);
    for (int row = 0; row < state.rows(); row++) {
      for (int column = 0; column < state.columns(); column++) {
        double kept = (1 - leakRate) * state.get(row, column);
        state.set(row, column, Math.fma(leakRate, fresh.get(row, column), kept));
      }
    }
  }

  @Override
  public void addColumn(DenseMatrix bias, DenseMatrix values) {
    Shapes.column(bias, values);
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        values.set(row, column, values.get(row, column) + bias.get(row, 0));
      }
    }
  }
}
