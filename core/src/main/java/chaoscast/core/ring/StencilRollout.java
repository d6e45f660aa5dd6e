package chaoscast.core.ring;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureStream;
import chaoscast.core.training.MemorylessRollout;
import chaoscast.core.training.Target;

/// The lanes of a [StencilSurrogate] at work: variable after variable, all lanes together, so that only
/// the features of one variable are ever held.
final class StencilRollout extends MemorylessRollout {
  private final FeatureStream stream;
  private final Target target;
  private final Arithmetic stateFormat;
  private final Arithmetic readoutFormat;
  private final RingNeighbours neighbours;
  private final DenseMatrix[] readouts;
  private final DenseMatrix[] outputs;
  private final DenseMatrix patch;
  private final DenseMatrix features;

  StencilRollout(
      RingBlocks ring,
      FeatureMap map,
      DenseMatrix weights,
      Target target,
      Precision precision,
      int lanes) {
    super(ring.whole(), lanes, precision.states());
    stream = map.start(lanes);
    this.target = target;
    this.stateFormat = precision.states();
    this.readoutFormat = precision.readout();
    patch = DenseMatrix.zeros(map.dimension(), lanes);
    features = DenseMatrix.zeros(map.featureCount(), lanes);
    outputs = RingNeighbours.rows(DenseMatrix.zeros(ring.dimension(), lanes));
    neighbours = new RingNeighbours(states(), ring);
    readouts = RingNeighbours.rows(weights);
  }

  @Override
  protected void advance() {
    DenseMatrix states = states();
    for (int k = 0; k < outputs.length; k++) {
      neighbours.copy(k, patch);
      stream.advance(patch, features);
      readoutFormat.round(features);
      readoutFormat.multiply(readouts[k % readouts.length], features, outputs[k]);
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
