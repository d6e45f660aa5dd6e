package chaoscast.core.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The machine's vectors of doubles, and how they come from and go to memory.
///
/// Memory is reached by its address, through one constant segment. Where the compiler has seen segments
/// on the heap too, and reinterpreting a vector before it is compiled makes some, every access through
/// a block's own segment asks which kind it is: a sparse product takes twice the time.
///
/// `LENGTH` is 2, 4 or 8 and divides the padding of a [Block].
final class Lanes {
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > 8
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  static final int LENGTH = SPECIES.length();

  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final MemorySegment MEMORY = everything();

  private Lanes() {}

  @SuppressWarnings("restricted") // kernels check shapes and indices before they start
  private static MemorySegment everything() {
    return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  }

  /// @param address of a row
  /// @param index   doubles from there
  static DoubleVector at(long address, int index) {
    return DoubleVector.fromMemorySegment(SPECIES, MEMORY, address + 8L * index, ORDER);
  }

  static void put(DoubleVector vector, long address, int index) {
    vector.intoMemorySegment(MEMORY, address + 8L * index, ORDER);
  }

  /// Zeros to add to. Not by `DoubleVector.zero`: sums that start from what that returns stay objects on
  /// the heap.
  static DoubleVector zeros() {
    return DoubleVector.broadcast(SPECIES, 0);
  }

  /// @return the double at that place in every lane
  static DoubleVector spread(long address, int index) {
    return DoubleVector.broadcast(SPECIES, MEMORY.get(DOUBLE, address + 8L * index));
  }

  /// Keeps the blocks' memory from being freed before this point: an address alone does not.
  @SuppressWarnings("ReachabilityFenceUsage") // a kernel that throws no longer touches memory
  static void keep(Block first, Block second) {
    Reference.reachabilityFence(first);
    Reference.reachabilityFence(second);
  }
}
