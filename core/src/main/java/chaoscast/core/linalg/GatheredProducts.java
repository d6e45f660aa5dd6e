package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static jdk.incubator.vector.DoubleVector.fromArray;

/// Products of elements of one contiguous vector, by gathers.
final class GatheredProducts {
  private GatheredProducts() {}

  /// @param left   elements that are the first factors; not modified
  /// @param right  elements that are the second factors, as many; not modified
  /// @param values contiguous; not modified
  /// @param out    contiguous, as many elements as factors; modified
  static void multiply(int[] left, int[] right, DenseMatrix values, DenseMatrix out) {
    double[] x = HeapCopies.own().input(values, 0);
    long y = out.address(0, 0);
    int whole = left.length / LENGTH * LENGTH;
    for (int i = 0; i < whole; i += LENGTH) {
      fromArray(SPECIES, x, 0, left, i)
          .mul(fromArray(SPECIES, x, 0, right, i))
          .intoMemorySegment(MEMORY, y + 8L * i, ORDER);
    }
    for (int i = whole; i < left.length; i++) {
      out.set(i, 0, x[left[i]] * x[right[i]]);
    }
  }
}
