package chaoscast.core.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The machine's vectors of doubles, and the memory that they come from and go to.
///
///     fromMemorySegment(SPECIES, MEMORY, address, ORDER).intoMemorySegment(MEMORY, other, ORDER);
///
/// Memory is reached by its address, through one constant segment. Where the compiler has seen segments
/// on the heap too, and reinterpreting a vector before it is compiled makes some, every access through
/// a block's own segment asks which kind it is: a sparse product takes twice the time.
///
/// No method of a kernel takes or returns a vector, however often it would be used: a vector that goes
/// through a call is an object on the heap. The compiler inlines the methods of the Vector API wherever
/// they are; ours stayed calls in some runs, probably where a whole step had become one piece of code
/// too large for HotSpot's `NodeCountInliningCutoff`.
///
/// `LENGTH` is 2, 4 or 8 and divides the padding of a [DenseMatrix].
final class Lanes {
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > 8
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  static final int LENGTH = SPECIES.length();

  static final ByteOrder ORDER = ByteOrder.nativeOrder();
  static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
  static final MemorySegment MEMORY = everything();

  private Lanes() {}

  @SuppressWarnings("restricted") // kernels check shapes and indices before they start
  private static MemorySegment everything() {
    return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  }

  /// Keeps the blocks' memory from being freed before this point: an address alone does not.
  @SuppressWarnings("ReachabilityFenceUsage") // a kernel that throws no longer touches memory
  static void keep(DenseMatrix first, DenseMatrix second) {
    Reference.reachabilityFence(first);
    Reference.reachabilityFence(second);
  }
}
