package chaoscast.core.flow;

import chaoscast.core.Trajectory;

/// The classical Runge–Kutta method in steps of one length.
///
/// Source: W. Kutta, Z. Math. Phys. 46 (1901) 435–453.
final class FixedStepFlow implements Flow {
  private static final double[][] A = {{0.5}, {0, 0.5}, {0, 0, 1}};
  private static final double[] B = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};

  private final ExplicitStep step;
  private final double h;
  private final int substeps;

  FixedStepFlow(Dynamics dynamics, double timeStep, int substeps) {
    step = new ExplicitStep(dynamics, A, B);
    h = timeStep / substeps;
    this.substeps = substeps;
  }

  @Override
  public int dimension() {
    return step.dimension();
  }

  @Override
  public boolean advance(double[] state) {
    for (int i = 0; i < substeps; i++) {
      step.step(state, h, state);
    }
    return Trajectory.isFinite(state);
  }

  @Override
  public boolean advance(double[] state, double[][] vectors, int sensitivities) {
    for (int i = 0; i < substeps; i++) {
      step.step(state, h, state, vectors, sensitivities);
    }
    return Trajectory.isFinite(state) && Flows.areFinite(vectors);
  }
}
