package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.at;
import static chaoscast.core.linalg.Lanes.zeros;

import jdk.incubator.vector.DoubleVector;

/// The dense product with one contiguous vector: eight outputs at a time run down the features.
///
/// The lanes of a vector of eight are the [PartialSums]; shorter vectors pass several times.
final class VectorDot {
  private static final int OUTPUTS = 8;
  private static final int PARTIALS = PartialSums.COUNT;

  private static final ThreadLocal<double[]> SUMS =
      ThreadLocal.withInitial(() -> new double[OUTPUTS * PARTIALS]);

  private VectorDot() {}

  /// @param weights outputs × features; not modified
  /// @param values  features × 1, contiguous; not modified
  /// @param out     outputs × 1; modified
  static void multiply(Block weights, Block values, Block out) {
    double[] sums = SUMS.get();
    int whole = weights.columns() / PARTIALS * PARTIALS;
    for (int output = 0; output < weights.rows(); output += OUTPUTS) {
      for (int partial = 0; partial < PARTIALS; partial += LENGTH) {
        addUp(weights, output, values.address(0, 0), partial, sums);
      }
      int count = Math.min(OUTPUTS, weights.rows() - output);
      for (int i = 0; i < count; i++) {
        int first = i * PARTIALS;
        for (int f = whole; f < weights.columns(); f++) {
          int place = first + f - whole;
          sums[place] = Math.fma(weights.get(output + i, f), values.get(f, 0), sums[place]);
        }
        out.set(output + i, 0, PartialSums.total(sums, first, 1));
      }
    }
  }

  /// Some partial sums of eight outputs, those past the last output repeating it.
  private static void addUp(
      Block weights, int output, long values, int partial, double[] sums) {
    int last = weights.rows() - 1;
    long row0 = weights.address(output, 0);
    long row1 = weights.address(Math.min(output + 1, last), 0);
    long row2 = weights.address(Math.min(output + 2, last), 0);
    long row3 = weights.address(Math.min(output + 3, last), 0);
    long row4 = weights.address(Math.min(output + 4, last), 0);
    long row5 = weights.address(Math.min(output + 5, last), 0);
    long row6 = weights.address(Math.min(output + 6, last), 0);
    long row7 = weights.address(Math.min(output + 7, last), 0);
    int end = weights.columns() / PARTIALS * PARTIALS;
    DoubleVector s0 = zeros();
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    for (int f = partial; f < end; f += PARTIALS) {
      DoubleVector x = at(values, f);
      s0 = at(row0, f).fma(x, s0);
      s1 = at(row1, f).fma(x, s1);
      s2 = at(row2, f).fma(x, s2);
      s3 = at(row3, f).fma(x, s3);
      s4 = at(row4, f).fma(x, s4);
      s5 = at(row5, f).fma(x, s5);
      s6 = at(row6, f).fma(x, s6);
      s7 = at(row7, f).fma(x, s7);
    }
    s0.intoArray(sums, partial);
    s1.intoArray(sums, partial + PARTIALS);
    s2.intoArray(sums, partial + 2 * PARTIALS);
    s3.intoArray(sums, partial + 3 * PARTIALS);
    s4.intoArray(sums, partial + 4 * PARTIALS);
    s5.intoArray(sums, partial + 5 * PARTIALS);
    s6.intoArray(sums, partial + 6 * PARTIALS);
    s7.intoArray(sums, partial + 7 * PARTIALS);
  }
}
