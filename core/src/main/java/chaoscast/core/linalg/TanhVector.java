package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static chaoscast.core.linalg.Lanes.at;
import static chaoscast.core.linalg.Lanes.put;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/// [Tanh] by vectors: the same steps, the same bits.
///
/// Every step counts: with a quarter more of them the compiler gives up inlining, and each vector
/// becomes an object.
final class TanhVector {
  private TanhVector() {}

  /// Replaces values by their hyperbolic tangents.
  ///
  /// @param address of the first value; what is there is modified
  /// @param count   a multiple of the vector length
  static void apply(long address, int count) {
    for (int c = 0; c < count; c += LENGTH) {
      put(of(at(address, c)), address, c);
    }
  }

  private static DoubleVector of(DoubleVector x) {
    DoubleVector absolute = x.abs().min(Tanh.SATURATION);
    DoubleVector shifted = absolute.fma(broadcast(Tanh.STEPS), broadcast(Tanh.ROUNDER));
    DoubleVector k = shifted.sub(Tanh.ROUNDER);
    DoubleVector r = k.fma(broadcast(Tanh.STEP_HIGH), absolute);
    r = k.fma(broadcast(Tanh.STEP_LOW), r);
    DoubleVector q = broadcast(Tanh.C13).fma(r, broadcast(Tanh.C12));
    q = q.fma(r, broadcast(Tanh.C11));
    q = q.fma(r, broadcast(Tanh.C10));
    q = q.fma(r, broadcast(Tanh.C9));
    q = q.fma(r, broadcast(Tanh.C8));
    q = q.fma(r, broadcast(Tanh.C7));
    q = q.fma(r, broadcast(Tanh.C6));
    q = q.fma(r, broadcast(Tanh.C5));
    q = q.fma(r, broadcast(Tanh.C4));
    q = q.fma(r, broadcast(Tanh.C3));
    q = q.fma(r, broadcast(Tanh.C2));
    DoubleVector p = r.mul(r).fma(q, r);
    DoubleVector scale =
        shifted
            .reinterpretAsLongs()
            .lanewise(VectorOperators.LSHL, Tanh.MANTISSA_BITS)
            .reinterpretAsDoubles();
    DoubleVector h = scale.fma(p, scale.fma(broadcast(0.5), broadcast(-0.5)));
    DoubleVector magnitude = h.div(h.add(1));
    return magnitude
        .reinterpretAsLongs()
        .or(x.reinterpretAsLongs().and(Tanh.SIGN))
        .reinterpretAsDoubles();
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
