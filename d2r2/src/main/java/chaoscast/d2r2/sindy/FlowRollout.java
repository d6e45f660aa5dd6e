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

  /// @param format that states are rounded to at every sample
  FlowRollout(Flow flow, int lanes, Arithmetic format) {
    super(flow.dimension(), lanes, format);
    this.flow = flow;
    this.format = format;
    state = new double[flow.dimension()];
  }

  @Override
  protected void advance() {
    DenseMatrix states = states();
    for (int lane = 0; lane < states.columns(); lane++) {
      for (int variable = 0; variable < state.length; variable++) {
        state[variable] = states.get(variable, lane);
      }
      if (!flow.advance(state)) {
        Arrays.fill(state, Double.NaN); // the rollout's sign of a lane that is lost
      }
      for (int variable = 0; variable < state.length; variable++) {
        states.set(variable, lane, format.round(state[variable]));
      }
    }
  }
}
