package chaoscast.d2r2.sindy;

import chaoscast.core.flow.Dynamics;
import chaoscast.core.flow.Flow;
import chaoscast.core.flow.IntegrationMethod;

/// The step of driven equations from a state and the polynomials that its inputs move along.
///
///     (x, c) → (Φ(x; c, w), c)
///
/// Vectors are of the variables; polynomials have none.
final class DrivenFlow implements Flow {
  private final DrivenDynamics dynamics;
  private final Flow flow;
  private final int variables;
  private final int dimension;
  private final double[] state;
  private final double[][] rows;
  private double[] share = {};

  /// @param terms  of states and inputs
  /// @param powers coefficients of an input's polynomial
  DrivenFlow(
      Dynamics terms, int driving, int powers, IntegrationMethod method, double timeStep) {
    dynamics = new DrivenDynamics(terms, driving, powers, timeStep);
    flow = method.flow(dynamics, timeStep);
    variables = terms.dimension() - driving;
    dimension = variables + driving * powers;
    state = new double[variables + 1];
    rows = new double[variables + 1][];
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public boolean advance(double[] all) {
    begin(all);
    boolean met = flow.advance(state);
    System.arraycopy(state, 0, all, 0, variables);
    return met;
  }

  @Override
  public boolean advance(double[] all, double[][] vectors, int sensitivities) {
    begin(all);
    int width = vectors.length == 0 ? 0 : vectors[0].length;
    if (share.length != width) {
      share = new double[width];
    }
    System.arraycopy(vectors, 0, rows, 0, variables);
    rows[variables] = share; // the share of the step depends on nothing: it stays zero
    boolean met = flow.advance(state, rows, sensitivities);
    System.arraycopy(state, 0, all, 0, variables);
    return met;
  }

  private void begin(double[] all) {
    System.arraycopy(all, 0, state, 0, variables);
    state[variables] = 0;
    dynamics.follow(all, variables);
  }
}
