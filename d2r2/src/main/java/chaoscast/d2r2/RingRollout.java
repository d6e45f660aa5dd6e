package chaoscast.d2r2;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.MemorylessFeatureMap;
import chaoscast.core.training.MemorylessRollout;
import chaoscast.core.training.Target;

/// The lanes of a [RingSurrogate] at work: variable after variable, all lanes together, so that only
/// the features of one variable are ever held.
final class RingRollout extends MemorylessRollout {
  private final RingShape shape;
  private final MemorylessFeatureMap map;
  private final Target target;
  private final Arithmetic stateFormat;
  private final Arithmetic readoutFormat;
  private final RingNeighbours neighbours;
  private final DenseMatrix[] readouts;
  private final DenseMatrix[] outputs;
  private final DenseMatrix patch;
  private final DenseMatrix features;

  RingRollout(
      RingShape shape,
      MemorylessFeatureMap map,
      DenseMatrix weights,
      Target target,
      Precision precision,
      int lanes) {
    super(shape.size(), lanes, precision.states());
    this.shape = shape;
    this.map = map;
    this.target = target;
    this.stateFormat = precision.states();
    this.readoutFormat = precision.readout();
    patch = DenseMatrix.zeros(map.dimension(), lanes);
    features = DenseMatrix.zeros(map.featureCount(), lanes);
    outputs = RingNeighbours.rows(DenseMatrix.zeros(shape.size(), lanes));
    neighbours = new RingNeighbours(states(), shape.radius());
    readouts = RingNeighbours.rows(weights);
  }

  @Override
  protected void advance() {
    DenseMatrix states = states();
    for (int k = 0; k < outputs.length; k++) {
      neighbours.copy(k, patch);
      map.apply(patch, features);
      readoutFormat.round(features);
      readoutFormat.multiply(readouts[shape.shared() ? 0 : k], features, outputs[k]);
    }
    for (int k = 0; k < outputs.length; k++) {
      for (int lane = 0; lane < states.columns(); lane++) {
        double output = outputs[k].get(0, lane);
        if (target == Target.INCREMENT) {
          output = readoutFormat.round(states.get(k, lane) + output);
        }
        states.set(k, lane, stateFormat.round(output));
      }
    }
  }
}
