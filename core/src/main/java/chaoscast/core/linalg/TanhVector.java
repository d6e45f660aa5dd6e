package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/// [Tanh] by vectors: the same steps, the same bits.
final class TanhVector {
  /// Where what was read ahead ends up, so that the compiler does not leave the reading out.
  static long readAhead;

  private TanhVector() {}

  /// Replaces values by their hyperbolic tangents, and reads as many others on the way.
  ///
  /// @param address of the first value; what is there is modified
  /// @param count   a multiple of the vector length
  /// @param soon    address of the others; not modified
  static void apply(long address, int count, long soon) {
    long read = 0;
    for (int c = 0; c < count; c += LENGTH) {
      long place = address + 8L * c;
      read ^= MEMORY.get(JAVA_LONG_UNALIGNED, soon + 8L * c);
      DoubleVector x = fromMemorySegment(SPECIES, MEMORY, place, ORDER);
      DoubleVector absolute = x.abs().min(Tanh.SATURATION);
      DoubleVector shifted =
          absolute.fma(broadcast(SPECIES, Tanh.STEPS), broadcast(SPECIES, Tanh.ROUNDER));
      DoubleVector k = shifted.sub(Tanh.ROUNDER);
      DoubleVector r = k.fma(broadcast(SPECIES, Tanh.STEP_HIGH), absolute);
      r = k.fma(broadcast(SPECIES, Tanh.STEP_LOW), r);
      DoubleVector q = broadcast(SPECIES, Tanh.C13).fma(r, broadcast(SPECIES, Tanh.C12));
      q = q.fma(r, broadcast(SPECIES, Tanh.C11));
      q = q.fma(r, broadcast(SPECIES, Tanh.C10));
      q = q.fma(r, broadcast(SPECIES, Tanh.C9));
      q = q.fma(r, broadcast(SPECIES, Tanh.C8));
      q = q.fma(r, broadcast(SPECIES, Tanh.C7));
      q = q.fma(r, broadcast(SPECIES, Tanh.C6));
      q = q.fma(r, broadcast(SPECIES, Tanh.C5));
      q = q.fma(r, broadcast(SPECIES, Tanh.C4));
      q = q.fma(r, broadcast(SPECIES, Tanh.C3));
      q = q.fma(r, broadcast(SPECIES, Tanh.C2));
      DoubleVector p = r.mul(r).fma(q, r);
      DoubleVector scale =
          shifted
              .reinterpretAsLongs()
              .lanewise(VectorOperators.LSHL, Tanh.MANTISSA_BITS)
              .reinterpretAsDoubles();
      DoubleVector h =
          scale.fma(p, scale.fma(broadcast(SPECIES, 0.5), broadcast(SPECIES, -0.5)));
      DoubleVector magnitude = h.div(h.add(1));
      magnitude
          .reinterpretAsLongs()
          .or(x.reinterpretAsLongs().and(Tanh.SIGN))
          .reinterpretAsDoubles()
          .intoMemorySegment(MEMORY, place, ORDER);
    }
    readAhead = read;
  }
}
