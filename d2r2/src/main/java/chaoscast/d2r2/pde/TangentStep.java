package chaoscast.d2r2.pde;

import chaoscast.core.flow.Spectrum;

/// The derivative of a [FieldStep] in two directions at once: two real fields share a transform.
///
/// A direction that is the derivative by a coefficient gets what that adds: to every N its product, or to
/// every stage h (iκ)ᵃ times the derivative by z of its weights.
final class TangentStep {
  /// Stands for a direction that is no derivative by a coefficient.
  static final int NONE = Integer.MIN_VALUE;

  private final FieldStep step;
  private final Spectrum[][] slopes;
  private final Spectrum[] moved;
  private final Spectrum[] half;
  private final Spectrum difference;

  TangentStep(FieldStep step) {
    this.step = step;
    slopes = new Spectrum[2][];
    slopes[0] = step.waves.spectra(FieldStep.STAGES);
    slopes[1] = step.waves.spectra(FieldStep.STAGES);
    moved = step.waves.spectra(2);
    half = step.waves.spectra(2);
    difference = step.waves.spectrum();
  }

  /// @param vectors two directions; modified
  /// @param kinds   of the coefficients that they are derivatives by, as in [FieldStep#kind], or [#NONE]
  void advance(Spectrum[] vectors, int[] kinds) {
    slope(0, vectors, kinds);
    for (int i = 0; i < 2; i++) {
      step.half(vectors[i], slopes[i][0], half[i]);
      addChange(0, kinds[i], half[i]);
    }
    slope(1, half, kinds);
    for (int i = 0; i < 2; i++) {
      step.half(vectors[i], slopes[i][1], moved[i]);
      addChange(1, kinds[i], moved[i]);
    }
    slope(2, moved, kinds);
    for (int i = 0; i < 2; i++) {
      FieldStep.twice(slopes[i][2], slopes[i][0], difference);
      step.half(half[i], difference, moved[i]);
      addChange(2, kinds[i], moved[i]);
    }
    slope(3, moved, kinds);
    for (int i = 0; i < 2; i++) {
      step.full(vectors[i], slopes[i], difference, moved[i]);
      addChange(3, kinds[i], moved[i]);
      vectors[i].set(moved[i]);
    }
  }

  private void slope(int stage, Spectrum[] at, int[] kinds) {
    step.products.tangent(
        step.jacobians[stage], at[0], at[1], slopes[0][stage], slopes[1][stage]);
    for (int i = 0; i < 2; i++) {
      if (kinds[i] != NONE && kinds[i] < 0) {
        slopes[i][stage].add(1, step.jacobians[stage].products()[-1 - kinds[i]]);
      }
    }
  }

  private void addChange(int stage, int kind, Spectrum to) {
    if (kind >= 0) {
      step.waves.addDerivative(step.h, kind, step.changes[stage], to);
    }
  }
}
