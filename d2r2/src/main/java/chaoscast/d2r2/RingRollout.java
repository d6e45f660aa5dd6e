package chaoscast.d2r2;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.Block;
import chaoscast.core.training.MemorylessFeatureMap;
import chaoscast.core.training.Observations;
import chaoscast.core.training.Target;
import java.util.Optional;

/// The lanes of a [RingSurrogate] at work: variable after variable, all lanes together, so that only
/// the features of one variable are ever held.
final class RingRollout implements Rollout {
  private final RingShape shape;
  private final int lanes;
  private final MemorylessFeatureMap map;
  private final Target target;
  private final Arithmetic stateFormat;
  private final Arithmetic readoutFormat;
  private final Block states;
  private final Block[] neighbourhood;
  private final Block[] readouts;
  private final Block[] outputs;
  private final Block patch;
  private final Block features;
  private boolean observed;

  RingRollout(
      RingShape shape,
      MemorylessFeatureMap map,
      Block weights,
      Target target,
      Arithmetic stateFormat,
      Arithmetic readoutFormat,
      int lanes) {
    this.shape = shape;
    this.lanes = lanes;
    this.map = map;
    this.target = target;
    this.stateFormat = stateFormat;
    this.readoutFormat = readoutFormat;
    states = Block.zeros(shape.size(), lanes);
    patch = Block.zeros(map.dimension(), lanes);
    features = Block.zeros(map.featureCount(), lanes);
    Block prediction = Block.zeros(shape.size(), lanes);
    neighbourhood = rows(states);
    outputs = rows(prediction);
    readouts = rows(weights);
  }

  private static Block[] rows(Block block) {
    var rows = new Block[block.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = block.rowRange(row, row + 1);
    }
    return rows;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void observe(double[] observation) {
    requireLength(observation);
    Observations.requireFinite(observation, shape.size());
    for (int i = 0; i < observation.length; i++) {
      states.set(i % shape.size(), i / shape.size(), stateFormat.round(observation[i]));
    }
    observed = true;
  }

  @Override
  public void forecast(double[] forecast) {
    requireLength(forecast);
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    for (int k = 0; k < outputs.length; k++) {
      for (int row = 0; row < patch.rows(); row++) {
        int neighbour = Math.floorMod(k + row - shape.radius(), outputs.length);
        patch.copyRows(row, neighbourhood[neighbour]);
      }
      map.apply(patch, features);
      readoutFormat.round(features);
      readoutFormat.multiply(readouts[shape.shared() ? 0 : k], features, outputs[k]);
    }
    for (int k = 0; k < outputs.length; k++) {
      for (int lane = 0; lane < lanes; lane++) {
        double output = outputs[k].get(0, lane);
        if (target == Target.INCREMENT) {
          output = readoutFormat.round(states.get(k, lane) + output);
        }
        output = stateFormat.round(output);
        states.set(k, lane, output);
        forecast[lane * outputs.length + k] = output;
      }
    }
  }

  @Override
  public Optional<LaneMemory> memory() {
    return Optional.of(LaneMemory.of(states));
  }

  private void requireLength(double[] values) {
    Observations.requireLength(values, lanes, shape.size());
  }
}
