package chaoscast.esn.spiking;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// As many neurons at once as a vector of the machine holds.
final class VectorEif implements EifStep {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > SpikingNetwork.LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  @Override
  public void step(
      Constants constants, int from, int to, State state, double[] input, Spikes spikes) {
    double[] potential = state.potential();
    double[] refractory = state.refractory();
    for (int i = from; i < to; i += SPECIES.length()) {
      DoubleVector v = fromArray(SPECIES, potential, i);
      DoubleVector x = v.sub(constants.soft()).mul(constants.slope());
      x = x.max(-Exponential.LIMIT).min(Exponential.LIMIT);
      DoubleVector shifted =
          x.fma(
              broadcast(SPECIES, Exponential.STEPS), broadcast(SPECIES, Exponential.ROUNDER));
      DoubleVector k = shifted.sub(Exponential.ROUNDER);
      DoubleVector r = k.fma(broadcast(SPECIES, Exponential.HIGH), x);
      r = k.fma(broadcast(SPECIES, Exponential.LOW), r);
      DoubleVector p =
          broadcast(SPECIES, Exponential.C11).fma(r, broadcast(SPECIES, Exponential.C10));
      p = p.fma(r, broadcast(SPECIES, Exponential.C9));
      p = p.fma(r, broadcast(SPECIES, Exponential.C8));
      p = p.fma(r, broadcast(SPECIES, Exponential.C7));
      p = p.fma(r, broadcast(SPECIES, Exponential.C6));
      p = p.fma(r, broadcast(SPECIES, Exponential.C5));
      p = p.fma(r, broadcast(SPECIES, Exponential.C4));
      p = p.fma(r, broadcast(SPECIES, Exponential.C3));
      p = p.fma(r, broadcast(SPECIES, Exponential.C2));
      p = p.fma(r, broadcast(SPECIES, 1));
      p = p.fma(r, broadcast(SPECIES, 1));
      DoubleVector grown =
          p.mul(
              shifted
                  .reinterpretAsLongs()
                  .lanewise(VectorOperators.LSHL, Exponential.MANTISSA_BITS)
                  .reinterpretAsDoubles());
      DoubleVector linear =
          v.fma(
              broadcast(SPECIES, constants.linear()), broadcast(SPECIES, constants.constant()));
      DoubleVector change = grown.fma(broadcast(SPECIES, constants.factor()), linear);
      change =
          fromArray(SPECIES, input, i - from)
              .fma(broadcast(SPECIES, constants.gain()), change);
      DoubleVector left = fromArray(SPECIES, refractory, i);
      DoubleVector next =
          v.add(change)
              .max(constants.floor())
              .blend(v, left.compare(VectorOperators.GT, 0));
      left = left.sub(1).max(0);
      VectorMask<Double> spiking = next.compare(VectorOperators.GE, constants.threshold());
      if (spiking.anyTrue()) {
        next = next.blend(constants.reset(), spiking);
        left = left.blend(constants.refractory(), spiking);
        long lanes = spiking.toLong();
        while (lanes != 0) {
          spikes.add(i + Long.numberOfTrailingZeros(lanes));
          lanes &= lanes - 1;
        }
      }
      next.intoArray(potential, i);
      left.intoArray(refractory, i);
    }
  }
}
