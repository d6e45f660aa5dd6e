package chaoscast.core.linalg;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The machine's vectors of doubles, and how they come from and go to memory.
///
/// `LENGTH` is 2, 4 or 8 and divides the padding of a [Block].
final class Lanes {
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > 8
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  static final int LENGTH = SPECIES.length();

  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private Lanes() {}

  /// @param offset bytes to the start of a row
  /// @param index  doubles from there; an int, because the compiler drops the bounds checks of
  ///               loops over ints and keeps those of loops over longs
  static DoubleVector at(MemorySegment segment, long offset, int index) {
    return DoubleVector.fromMemorySegment(SPECIES, segment, offset + 8L * index, ORDER);
  }

  static void put(DoubleVector vector, MemorySegment segment, long offset, int index) {
    vector.intoMemorySegment(segment, offset + 8L * index, ORDER);
  }

  /// @return the double at that place in every lane
  static DoubleVector spread(MemorySegment segment, long offset, int index) {
    return DoubleVector.broadcast(SPECIES, segment.get(JAVA_DOUBLE, offset + 8L * index));
  }
}
