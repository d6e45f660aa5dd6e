package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

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
  static void multiply(DenseMatrix weights, DenseMatrix values, DenseMatrix out) {
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
      DenseMatrix weights, int output, long values, int partial, double[] sums) {
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
    DoubleVector s0 = broadcast(SPECIES, 0);
    DoubleVector s1 = broadcast(SPECIES, 0);
    DoubleVector s2 = broadcast(SPECIES, 0);
    DoubleVector s3 = broadcast(SPECIES, 0);
    DoubleVector s4 = broadcast(SPECIES, 0);
    DoubleVector s5 = broadcast(SPECIES, 0);
    DoubleVector s6 = broadcast(SPECIES, 0);
    DoubleVector s7 = broadcast(SPECIES, 0);
    for (int f = partial; f < end; f += PARTIALS) {
      long place = 8L * f;
      DoubleVector x = fromMemorySegment(SPECIES, MEMORY, values + place, ORDER);
      s0 = fromMemorySegment(SPECIES, MEMORY, row0 + place, ORDER).fma(x, s0);
      s1 = fromMemorySegment(SPECIES, MEMORY, row1 + place, ORDER).fma(x, s1);
      s2 = fromMemorySegment(SPECIES, MEMORY, row2 + place, ORDER).fma(x, s2);
      s3 = fromMemorySegment(SPECIES, MEMORY, row3 + place, ORDER).fma(x, s3);
      s4 = fromMemorySegment(SPECIES, MEMORY, row4 + place, ORDER).fma(x, s4);
      s5 = fromMemorySegment(SPECIES, MEMORY, row5 + place, ORDER).fma(x, s5);
      s6 = fromMemorySegment(SPECIES, MEMORY, row6 + place, ORDER).fma(x, s6);
      s7 = fromMemorySegment(SPECIES, MEMORY, row7 + place, ORDER).fma(x, s7);
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
