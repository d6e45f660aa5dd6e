package chaoscast.d2r2.sindy;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.flow.Flow;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.MemorylessRollout;
import java.util.Arrays;

/// The lanes of learned equations one after the other through one flow: with the terms alone that there are,
/// where all lanes together would need every term of the library.
final class FlowRollout extends MemorylessRollout {
  private final Flow flow;
  private final Arithmetic format;
  private final double[] state;
  private final int variables;
  private final Driving driving;
  private final InputCurves curves;

  /// @param format that states are rounded to at every sample
  FlowRollout(Flow flow, int lanes, Arithmetic format) {
    this(flow, flow.dimension(), Driving.NONE, lanes, format);
  }

  /// @param dimension of states with their inputs
  /// @param driving   what the flow's inputs are
  FlowRollout(Flow flow, int dimension, Driving driving, int lanes, Arithmetic format) {
    super(dimension, lanes, format);
    this.flow = flow;
    this.format = format;
    this.driving = driving;
    curves = new InputCurves(driving, lanes);
    state = new double[flow.dimension()];
    variables = driving.moves() ? dimension - driving.inputs() : dimension;
  }

  @Override
  public void inputAround(double[] window) {
    curves.take(window);
  }

  @Override
  protected void advance() {
    DenseMatrix states = states();
    for (int lane = 0; lane < states.columns(); lane++) {
      for (int variable = 0; variable < variables; variable++) {
        state[variable] = states.get(variable, lane);
      }
      if (driving.moves()) {
        curves.copyTo(lane, states, state);
      }
      if (!flow.advance(state)) {
        Arrays.fill(state, Double.NaN); // the rollout's sign of a lane that is lost
      }
      for (int variable = 0; variable < variables; variable++) {
        states.set(variable, lane, format.round(state[variable]));
      }
    }
    curves.end();
  }
}
