package chaoscast.lorenz.knowledge;

import chaoscast.core.flow.Flow;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.Propagator;
import chaoscast.lorenz.generation.TangentPropagator;

/// A system's step as core sees flows: vectors in columns rather than in rows.
final class SystemFlow implements Flow {
  private final DynamicalSystem system;
  private final Integrator method;
  private final double timeStep;
  private final Propagator states;
  private TangentPropagator tangents;
  private double[][] rows = {};

  SystemFlow(DynamicalSystem system, Integrator method, double timeStep) {
    this.system = system;
    this.method = method;
    this.timeStep = timeStep;
    states = method.propagator(system, timeStep);
  }

  @Override
  public int dimension() {
    return system.dimension();
  }

  @Override
  public boolean advance(double[] state) {
    return states.advance(state);
  }

  /// There are no parameters to be sensitive to.
  @Override
  public boolean advance(double[] state, double[][] vectors, int sensitivities) {
    if (tangents == null) {
      tangents = method.tangentPropagator(system, timeStep);
    }
    int count = vectors[0].length;
    if (rows.length != count) {
      rows = new double[count][dimension()];
    }
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < vectors.length; i++) {
        rows[c][i] = vectors[i][c];
      }
    }
    boolean finite = tangents.advance(state, rows);
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < vectors.length; i++) {
        vectors[i][c] = rows[c][i];
        finite &= Double.isFinite(rows[c][i]);
      }
    }
    return finite;
  }
}
