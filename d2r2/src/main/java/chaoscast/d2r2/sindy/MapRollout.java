package chaoscast.d2r2.sindy;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.MemorylessRollout;

/// The lanes of a learned map at work in a reduced number format, all lanes together.
///
///     x ← W φ(x)
final class MapRollout extends MemorylessRollout {
  private final TermMap map;
  private final DenseMatrix weights;
  private final Arithmetic stateFormat;
  private final Arithmetic readoutFormat;
  private final DenseMatrix features;
  private final DenseMatrix next;

  MapRollout(TermMap map, DenseMatrix weights, Precision precision, int lanes) {
    super(map.dimension(), lanes, precision.states());
    this.map = map;
    this.weights = weights;
    stateFormat = precision.states();
    readoutFormat = precision.readout();
    features = DenseMatrix.zeros(map.featureCount(), lanes);
    next = DenseMatrix.zeros(map.dimension(), lanes);
  }

  @Override
  protected void advance() {
    DenseMatrix states = states();
    map.apply(states, features);
    readoutFormat.round(features);
    readoutFormat.multiply(weights, features, next);
    for (int variable = 0; variable < states.rows(); variable++) {
      for (int lane = 0; lane < states.columns(); lane++) {
        states.set(variable, lane, stateFormat.round(next.get(variable, lane)));
      }
    }
  }
}
