package chaoscast.d2r2;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.Block;
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
  private final Block[] readouts;
  private final Block[] outputs;
  private final Block patch;
  private final Block features;

  RingRollout(
      RingShape shape,
      MemorylessFeatureMap map,
      Block weights,
      Target target,
      Arithmetic stateFormat,
      Arithmetic readoutFormat,
      int lanes) {
    super(shape.size(), lanes, stateFormat);
    this.shape = shape;
    this.map = map;
    this.target = target;
    this.stateFormat = stateFormat;
    this.readoutFormat = readoutFormat;
    patch = Block.zeros(map.dimension(), lanes);
    features = Block.zeros(map.featureCount(), lanes);
    outputs = RingNeighbours.rows(Block.zeros(shape.size(), lanes));
    neighbours = new RingNeighbours(states(), shape.radius());
    readouts = RingNeighbours.rows(weights);
  }

  @Override
  protected void advance() {
    Block states = states();
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
