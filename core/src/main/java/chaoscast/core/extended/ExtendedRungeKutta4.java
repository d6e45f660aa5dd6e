package chaoscast.core.extended;

import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;

/// The classical Runge–Kutta method in long arithmetic.
///
///     k₁ = f(y)             k₂ = f(y + h/2 k₁)
///     k₃ = f(y + h/2 k₂)    k₄ = f(y + h k₃)
///     y ← y + h/6 (k₁ + 2 (k₂ + k₃) + k₄)
///
/// Nothing is allocated in a step. Serves one thread.
///
/// Source: W. Kutta, Z. Math. Phys. 46 (1901) 435–453.
public final class ExtendedRungeKutta4 {
  private final ExtendedField field;
  private final int substeps;
  private final BigFloatKernel kernel;
  private final int words;
  private final long[] step;
  private final long[] half;
  private final long[] sixth;
  private final long[] k1;
  private final long[] k2;
  private final long[] k3;
  private final long[] k4;
  private final long[] stage;
  private final long[] term;

  /// @param field    what to integrate
  /// @param timeStep Δt > 0 between samples, exactly this double
  /// @param substeps steps of h = Δt / substeps between two samples, ≥ 1
  public ExtendedRungeKutta4(ExtendedField field, double timeStep, int substeps) {
    this.field = field;
    this.substeps = substeps;
    BigFloatFormat format = field.format();
    kernel = format.kernel();
    words = format.words();
    BigFloat h = format.number(timeStep).divide(format.number(substeps));
    step = words(h);
    half = words(h.scalb(-1));
    sixth = words(h.divide(format.number(6)));
    int size = field.dimension() * words;
    k1 = new long[size];
    k2 = new long[size];
    k3 = new long[size];
    k4 = new long[size];
    stage = new long[size];
    term = new long[words];
  }

  private static long[] words(BigFloat number) {
    long[] words = new long[number.format().words()];
    number.copyTo(words, 0);
    return words;
  }

  /// Advances a state by Δt.
  ///
  /// @param state D numbers; modified
  public void advance(long[] state) {
    for (int i = 0; i < substeps; i++) {
      field.derivative(state, k1);
      move(state, half, k1);
      field.derivative(stage, k2);
      move(state, half, k2);
      field.derivative(stage, k3);
      move(state, step, k3);
      field.derivative(stage, k4);
      for (int at = 0; at < k1.length; at += words) {
        kernel.add(k2, at, k3, at, term, 0);
        kernel.scale(term, 0, 1, term, 0);
        kernel.add(term, 0, k1, at, term, 0);
        kernel.add(term, 0, k4, at, term, 0);
        kernel.multiply(term, 0, sixth, 0, term, 0);
        kernel.add(state, at, term, 0, state, at);
      }
    }
  }

  private void move(long[] state, long[] weight, long[] slope) {
    for (int at = 0; at < stage.length; at += words) {
      kernel.multiply(slope, at, weight, 0, term, 0);
      kernel.add(state, at, term, 0, stage, at);
    }
  }
}
