package chaoscast.lorenz.generation;

import chaoscast.core.Trajectory;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedField;
import chaoscast.core.extended.ExtendedRungeKutta4;

/// States in long arithmetic with small differences from them. A difference is that of two runs whose starts are
/// ε = 2^(−p/3) apart: with p bits it is known to p/3 bits.
///
///     v ← (Φ(x + ε v) − Φ(x)) / ε
///
/// States and differences come and go as doubles. Digits of the state go on where the double that comes is still their
/// rounding.
final class LongTangent implements TangentPropagator {
  private static final int SHARE = 3;

  private final ExtendedRungeKutta4 integrator;
  private final BigFloatKernel kernel;
  private final int words;
  private final int power;
  private final long[] digits;
  private final long[] other;
  private final long[] before;
  private final long[] term;

  LongTangent(ExtendedField field, double timeStep, int substeps) {
    integrator = new ExtendedRungeKutta4(field, timeStep, substeps);
    kernel = field.format().kernel();
    words = field.format().words();
    power = field.format().bits() / SHARE;
    digits = new long[field.dimension() * words];
    other = digits.clone();
    before = digits.clone();
    term = new long[words];
  }

  @Override
  public boolean advance(double[] state, double[][] vectors) {
    take(state);
    System.arraycopy(digits, 0, before, 0, digits.length);
    integrator.advance(digits);
    for (double[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        kernel.set(vector[i], term, 0);
        kernel.scale(term, 0, -power, term, 0);
        kernel.add(before, i * words, term, 0, other, i * words);
      }
      integrator.advance(other);
      for (int i = 0; i < vector.length; i++) {
        kernel.subtract(other, i * words, digits, i * words, term, 0);
        kernel.scale(term, 0, power, term, 0);
        vector[i] = kernel.toDouble(term, 0);
      }
    }
    for (int i = 0; i < state.length; i++) {
      state[i] = kernel.toDouble(digits, i * words);
    }
    return Trajectory.isFinite(state);
  }

  private void take(double[] state) {
    boolean same = true;
    for (int i = 0; i < state.length; i++) {
      same &= kernel.toDouble(digits, i * words) == state[i];
    }
    if (!same) {
      for (int i = 0; i < state.length; i++) {
        kernel.set(state[i], digits, i * words);
      }
    }
  }
}
