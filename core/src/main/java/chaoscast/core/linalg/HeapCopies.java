package chaoscast.core.linalg;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;

/// Copies of vectors on the heap, where the Vector API gathers from; one set a thread, kept.
final class HeapCopies {
  private static final ThreadLocal<HeapCopies> OWN = ThreadLocal.withInitial(HeapCopies::new);

  private double[] input = new double[0];
  private double[] output = new double[0];

  private HeapCopies() {}

  static HeapCopies own() {
    return OWN.get();
  }

  /// @param extra number of elements past the vector
  /// @return an array that starts with the vector
  double[] input(DenseMatrix vector, int extra) {
    int length = vector.rows();
    if (input.length < length + extra) {
      input = new double[length + extra];
    }
    MemorySegment.copy(vector.segment(), JAVA_DOUBLE, 0, input, 0, length);
    return input;
  }

  /// @return an array of at least that length, its contents undefined
  double[] output(int length) {
    if (output.length < length) {
      output = new double[length];
    }
    return output;
  }
}
