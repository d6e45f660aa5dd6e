package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.DOUBLE;
import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import jdk.incubator.vector.DoubleVector;

/// The dense product with products of rows, which are formed where they are used: no block of them
/// passes through the cache.
///
/// A vector of columns and eight outputs at a time; two of the eight [PartialSums] run down the features
/// together, so that a line of weights is read four times.
final class ProductReadout {
  private static final int PARTIALS = PartialSums.COUNT;
  private static final int OUTPUTS = 8;

  /// Doubles from one partial sum to the next, and from an output's sums to the next output's.
  private static final int PARTIAL = LENGTH;

  private static final int OUTPUT = PARTIALS * PARTIAL;

  private static final ThreadLocal<double[]> SUMS =
      ThreadLocal.withInitial(() -> new double[OUTPUTS * OUTPUT]);

  private ProductReadout() {}

  /// @param weights outputs × features; not modified
  /// @param left    rows of the first factors; not modified
  /// @param right   rows of the second factors; not modified
  /// @param values  the factors, padded; not modified
  /// @param out     outputs × columns, padded; modified
  static void multiply(DenseMatrix weights, int[] left, int[] right, DenseMatrix values,
      DenseMatrix out) {
    double[] sums = SUMS.get();
    for (int column = 0; column < out.paddedColumns(); column += LENGTH) {
      for (int output = 0; output < weights.rows(); output += OUTPUTS) {
        for (int partial = 0; partial < PARTIALS; partial += 2) {
          addPairs(weights, output, left, right, values, column, partial, sums);
        }
        if (left.length % 2 != 0) {
          addLast(weights, output, left, right, values, column, sums);
        }
        int count = Math.min(OUTPUTS, weights.rows() - output);
        for (int i = 0; i < count * LENGTH; i++) {
          int first = i / LENGTH * OUTPUT + i % LENGTH;
          double total = PartialSums.total(sums, first, PARTIAL);
          MEMORY.set(DOUBLE, out.address(output + i / LENGTH, column + i % LENGTH), total);
        }
      }
    }
  }

  /// Two partial sums of eight outputs, those past the last output repeating it.
  private static void addPairs(
      DenseMatrix weights, int output, int[] left, int[] right, DenseMatrix values, int column,
      int partial,
      double[] sums) {
    int last = weights.rows() - 1;
    long row0 = weights.address(output, 0);
    long row1 = weights.address(Math.min(output + 1, last), 0);
    long row2 = weights.address(Math.min(output + 2, last), 0);
    long row3 = weights.address(Math.min(output + 3, last), 0);
    long row4 = weights.address(Math.min(output + 4, last), 0);
    long row5 = weights.address(Math.min(output + 5, last), 0);
    long row6 = weights.address(Math.min(output + 6, last), 0);
    long row7 = weights.address(Math.min(output + 7, last), 0);
    long source = values.address(0, column);
    long step = 8L * values.stride();
    DoubleVector a0 = broadcast(SPECIES, 0);
    DoubleVector b0 = broadcast(SPECIES, 0);
    DoubleVector a1 = broadcast(SPECIES, 0);
    DoubleVector b1 = broadcast(SPECIES, 0);
    DoubleVector a2 = broadcast(SPECIES, 0);
    DoubleVector b2 = broadcast(SPECIES, 0);
    DoubleVector a3 = broadcast(SPECIES, 0);
    DoubleVector b3 = broadcast(SPECIES, 0);
    DoubleVector a4 = broadcast(SPECIES, 0);
    DoubleVector b4 = broadcast(SPECIES, 0);
    DoubleVector a5 = broadcast(SPECIES, 0);
    DoubleVector b5 = broadcast(SPECIES, 0);
    DoubleVector a6 = broadcast(SPECIES, 0);
    DoubleVector b6 = broadcast(SPECIES, 0);
    DoubleVector a7 = broadcast(SPECIES, 0);
    DoubleVector b7 = broadcast(SPECIES, 0);
    for (int f = partial; f + 1 < left.length; f += PARTIALS) {
      long place = 8L * f;
      DoubleVector x =
          fromMemorySegment(SPECIES, MEMORY, source + left[f] * step, ORDER)
              .mul(fromMemorySegment(SPECIES, MEMORY, source + right[f] * step, ORDER));
      DoubleVector y =
          fromMemorySegment(SPECIES, MEMORY, source + left[f + 1] * step, ORDER)
              .mul(fromMemorySegment(SPECIES, MEMORY, source + right[f + 1] * step, ORDER));
      a0 = broadcast(SPECIES, MEMORY.get(DOUBLE, row0 + place)).fma(x, a0);
      b0 = broadcast(SPECIES, MEMORY.get(DOUBLE, row0 + place + 8)).fma(y, b0);
      a1 = broadcast(SPECIES, MEMORY.get(DOUBLE, row1 + place)).fma(x, a1);
      b1 = broadcast(SPECIES, MEMORY.get(DOUBLE, row1 + place + 8)).fma(y, b1);
      a2 = broadcast(SPECIES, MEMORY.get(DOUBLE, row2 + place)).fma(x, a2);
      b2 = broadcast(SPECIES, MEMORY.get(DOUBLE, row2 + place + 8)).fma(y, b2);
      a3 = broadcast(SPECIES, MEMORY.get(DOUBLE, row3 + place)).fma(x, a3);
      b3 = broadcast(SPECIES, MEMORY.get(DOUBLE, row3 + place + 8)).fma(y, b3);
      a4 = broadcast(SPECIES, MEMORY.get(DOUBLE, row4 + place)).fma(x, a4);
      b4 = broadcast(SPECIES, MEMORY.get(DOUBLE, row4 + place + 8)).fma(y, b4);
      a5 = broadcast(SPECIES, MEMORY.get(DOUBLE, row5 + place)).fma(x, a5);
      b5 = broadcast(SPECIES, MEMORY.get(DOUBLE, row5 + place + 8)).fma(y, b5);
      a6 = broadcast(SPECIES, MEMORY.get(DOUBLE, row6 + place)).fma(x, a6);
      b6 = broadcast(SPECIES, MEMORY.get(DOUBLE, row6 + place + 8)).fma(y, b6);
      a7 = broadcast(SPECIES, MEMORY.get(DOUBLE, row7 + place)).fma(x, a7);
      b7 = broadcast(SPECIES, MEMORY.get(DOUBLE, row7 + place + 8)).fma(y, b7);
    }
    int slot = partial * PARTIAL;
    a0.intoArray(sums, slot);
    b0.intoArray(sums, slot + PARTIAL);
    a1.intoArray(sums, slot + OUTPUT);
    b1.intoArray(sums, slot + OUTPUT + PARTIAL);
    a2.intoArray(sums, slot + 2 * OUTPUT);
    b2.intoArray(sums, slot + 2 * OUTPUT + PARTIAL);
    a3.intoArray(sums, slot + 3 * OUTPUT);
    b3.intoArray(sums, slot + 3 * OUTPUT + PARTIAL);
    a4.intoArray(sums, slot + 4 * OUTPUT);
    b4.intoArray(sums, slot + 4 * OUTPUT + PARTIAL);
    a5.intoArray(sums, slot + 5 * OUTPUT);
    b5.intoArray(sums, slot + 5 * OUTPUT + PARTIAL);
    a6.intoArray(sums, slot + 6 * OUTPUT);
    b6.intoArray(sums, slot + 6 * OUTPUT + PARTIAL);
    a7.intoArray(sums, slot + 7 * OUTPUT);
    b7.intoArray(sums, slot + 7 * OUTPUT + PARTIAL);
  }

  /// Adds the last of an odd number of features.
  private static void addLast(
      DenseMatrix weights, int output, int[] left, int[] right, DenseMatrix values, int column,
      double[] sums) {
    int feature = left.length - 1;
    int count = Math.min(OUTPUTS, weights.rows() - output);
    for (int i = 0; i < count * LENGTH; i++) {
      int place = i / LENGTH * OUTPUT + feature % PARTIALS * PARTIAL + i % LENGTH;
      double first = MEMORY.get(DOUBLE, values.address(left[feature], column + i % LENGTH));
      double second = MEMORY.get(DOUBLE, values.address(right[feature], column + i % LENGTH));
      double weight = weights.get(output + i / LENGTH, feature);
      sums[place] = Math.fma(weight, first * second, sums[place]);
    }
  }
}
