package chaoscast.lorenz.generation;

import chaoscast.core.Trajectory;
import chaoscast.lorenz.SpectralForm;

/// Exponential time differencing of order four in spectral coordinates, without allocation.
///
///     a = E₂ u + Q N(u)    b = E₂ u + Q N(a)    c = E₂ a + Q (2 N(b) − N(u))
///     u ← E u + f₁ N(u) + 2 f₂ (N(a) + N(b)) + f₃ N(c)
///
/// E = exp(hL), E₂ = exp(hL/2). Tangent vectors take the same step with the derivative of N at the
/// state's stages.
final class ExponentialRungeKutta4Propagator implements TangentPropagator {
  private final SpectralForm form;
  private final int substeps;
  private final EtdWeights weights;
  private final double[][] stages;
  private final double[][] slopes;
  private final double[] vector;
  private final double[] moved;
  private final double[] firstMoved;

  ExponentialRungeKutta4Propagator(SpectralForm form, double h, int substeps) {
    this.form = form;
    this.substeps = substeps;
    double[] rates = form.rates();
    weights = EtdWeights.of(rates, h);
    stages = new double[4][rates.length];
    slopes = new double[4][rates.length];
    vector = new double[rates.length];
    moved = new double[rates.length];
    firstMoved = new double[rates.length];
  }

  @Override
  public boolean advance(double[] state, double[][] vectors) {
    for (int substep = 0; substep < substeps; substep++) {
      step(state, vectors);
    }
    return Trajectory.isFinite(state);
  }

  private void step(double[] state, double[][] vectors) {
    form.toCoordinates(state, stages[0]);
    form.nonlinear(stages[0], slopes[0]);
    weights.half(stages[0], slopes[0], stages[1]);
    form.nonlinear(stages[1], slopes[1]);
    weights.half(stages[0], slopes[1], stages[2]);
    form.nonlinear(stages[2], slopes[2]);
    weights.second(stages[1], slopes[2], slopes[0], stages[3]);
    form.nonlinear(stages[3], slopes[3]);
    weights.full(stages[0], slopes, moved);
    form.toState(moved, state);
    for (double[] tangent : vectors) {
      form.toCoordinates(tangent, vector);
      form.nonlinearTangent(stages[0], vector, slopes[0]);
      weights.half(vector, slopes[0], firstMoved);
      form.nonlinearTangent(stages[1], firstMoved, slopes[1]);
      weights.half(vector, slopes[1], moved);
      form.nonlinearTangent(stages[2], moved, slopes[2]);
      weights.second(firstMoved, slopes[2], slopes[0], moved);
      form.nonlinearTangent(stages[3], moved, slopes[3]);
      weights.full(vector, slopes, moved);
      form.toState(moved, tangent);
    }
  }
}
