package chaoscast.lorenz.generation;

import chaoscast.lorenz.DifferentiableField;

/// x' = y, y' = −x, with the exact solution x = cos t, y = −sin t from (1, 0).
record Oscillator() implements DifferentiableField {
  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    derivative[0] = state[1];
    derivative[1] = -state[0];
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    derivative(vector, image);
  }

  @Override
  public double trace(double[] state) {
    return 0;
  }

  /// @return the distance from the exact solution at `time` after steps of `timeStep`
  static double error(Integrator integrator, double timeStep, int steps) {
    Propagator propagator = integrator.propagator(new Oscillator(), timeStep);
    double[] state = {1, 0};
    for (int n = 0; n < steps; n++) {
      propagator.advance(state);
    }
    double time = steps * timeStep;
    return Math.hypot(state[0] - Math.cos(time), state[1] + Math.sin(time));
  }
}
