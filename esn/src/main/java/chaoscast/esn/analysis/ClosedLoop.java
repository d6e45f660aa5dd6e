package chaoscast.esn.analysis;

import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.tangent.TangentFrame;
import chaoscast.core.training.Target;
import chaoscast.esn.options.FeatureTransform;
import chaoscast.esn.options.ObservedVariables;
import java.util.Arrays;

/// A trained echo state network run on its own output: a dynamical system in (r, x), with its Jacobian.
///
///     r' = F(r, x),   x' = W φ(r', x)   or   x + W φ(r', x)
///
/// States are in the network's own units, nodes first. Not thread-safe.
///
///     ClosedLoop loop = ClosedLoop.of(surrogate);
///     double[] jacobian = loop.jacobian(state);   // dimension × dimension, row-major
public final class ClosedLoop {
  private final TrainedReservoir network;
  private final ObservedVariables observed;
  private final FeatureTransform.Layout layout;
  private final int nodes;
  private final int variables;

  private ClosedLoop(TrainedReservoir network) {
    this.network = network;
    observed = network.map().reservoir().observed();
    layout = network.map().layout();
    nodes = network.map().reservoir().nodes();
    variables = network.map().dimension();
  }

  /// @throws chaoscast.core.InputException if the surrogate is no echo state network
  public static ClosedLoop of(Surrogate surrogate) {
    return new ClosedLoop(TrainedReservoir.of(surrogate));
  }

  /// @return nodes + variables
  public int dimension() {
    return nodes + variables;
  }

  /// @param drive a trajectory of the system, in its own units, ≥ 1 step
  /// @return (r, x) that the network comes to when the trajectory drives it from r = 0
  public double[] driven(Trajectory drive) {
    Trajectory states = network.scaled(drive);
    var tangent = new ReservoirTangent(network.map().reservoir(), 1);
    DenseMatrix observation = DenseMatrix.zeros(variables, 1);
    // r takes in every state but the last, which the next step does
    for (int step = 0; step < states.steps() - 1; step++) {
      states.copyTo(step, 1, observation);
      observed.copy(observation, tangent.base(), nodes);
      tangent.step();
    }
    double[] state = Arrays.copyOf(tangent.base().toArray(), dimension());
    states.copyState(states.steps() - 1, state, nodes);
    return state;
  }

  /// @param state (r, x); modified: the next one
  public void step(double[] state) {
    advance(state, DenseMatrix.zeros(dimension(), 1));
  }

  /// @param state (r, x); not modified
  /// @return ∂(r', x')/∂(r, x), dimension × dimension, row-major
  public double[] jacobian(double[] state) {
    DenseMatrix deltas = DenseMatrix.zeros(dimension(), dimension());
    for (int i = 0; i < dimension(); i++) {
      deltas.set(i, i, 1);
    }
    advance(state.clone(), deltas);
    return deltas.toArray();
  }

  /// The leading Lyapunov exponents of the closed loop, per step, falling.
  ///
  /// @param start     (r, x) on the attractor; not modified
  /// @param steps     number of steps, ≥ 1
  /// @param exponents how many, in [1, dimension]
  public double[] lyapunovExponents(double[] start, int steps, int exponents) {
    Requirements.requireAtLeast("steps", 1, steps);
    double[] state = start.clone();
    TangentFrame frame = ReservoirTangent.frame(dimension(), exponents);
    DenseMatrix deltas = DenseMatrix.zeros(dimension(), exponents);
    for (int step = 0; step < steps; step++) {
      frame.copyTo(deltas);
      advance(state, deltas);
      frame.copyFrom(deltas);
      frame.orthonormalise();
    }
    return Arrays.stream(frame.growth()).map(growth -> growth / steps).toArray();
  }

  /// @param state  modified
  /// @param deltas deviations of (r, x), one a column; modified
  private void advance(double[] state, DenseMatrix deltas) {
    Requirements.requireAtLeast("length of the state", dimension(), state.length);
    var tangent = new ReservoirTangent(network.map().reservoir(), deltas.columns());
    DenseMatrix stateColumn = DenseMatrix.of(state, dimension(), 1);
    load(stateColumn, tangent.base());
    load(deltas, tangent.deltas());
    tangent.step();
    DenseMatrix features = features(tangent.base());
    DenseMatrix changes = features(tangent.deltas());
    differentiate(features, changes);
    output(features, stateColumn, tangent.base());
    output(changes, deltas, tangent.deltas());
    System.arraycopy(stateColumn.toArray(), 0, state, 0, dimension());
  }

  private void load(DenseMatrix from, DenseMatrix inputs) {
    inputs.copyRows(0, from.rowRange(0, nodes));
    observed.copy(from.rowRange(nodes, nodes + variables), inputs, nodes);
  }

  /// The features before products: those of (r, x, 1), or the changes to them by (δr, δx, 0).
  private DenseMatrix features(DenseMatrix inputs) {
    DenseMatrix features = DenseMatrix.zeros(layout.features(), inputs.columns());
    features.copyRows(layout.firstNode(), inputs.rowRange(0, nodes));
    if (layout.firstNode() > 0) {
      features.copyRows(0, inputs.rowRange(inputs.rows() - 1, inputs.rows()));
      features.copyRows(1, inputs.rowRange(nodes, nodes + observed.count()));
    }
    return features;
  }

  /// Products of features, and by the product rule of their changes, in the layout's order.
  private void differentiate(DenseMatrix features, DenseMatrix changes) {
    for (int i = 0; i < layout.target().length; i++) {
      int left = layout.left()[i];
      int right = layout.right()[i];
      double leftValue = features.get(left, 0);
      double rightValue = features.get(right, 0);
      for (int column = 0; column < changes.columns(); column++) {
        double change =
            leftValue * changes.get(right, column) + rightValue * changes.get(left, column);
        changes.set(layout.target()[i], column, change);
      }
      features.set(layout.target()[i], 0, leftValue * rightValue);
    }
  }

  /// @param state modified: the nodes of `inputs`, and W features, added to x for increments
  private void output(DenseMatrix features, DenseMatrix state, DenseMatrix inputs) {
    DenseMatrix output = DenseMatrix.zeros(variables, features.columns());
    Kernels.best().multiply(network.readout(), features, output);
    state.copyRows(0, inputs.rowRange(0, nodes));
    for (int variable = 0; variable < variables; variable++) {
      for (int column = 0; column < state.columns(); column++) {
        double old =
            network.target() == Target.INCREMENT ? state.get(nodes + variable, column) : 0;
        state.set(nodes + variable, column, old + output.get(variable, column));
      }
    }
  }
}
