package chaoscast.core.training;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.linalg.Block;
import java.util.Optional;

/// The lanes of a [ReadoutSurrogate] without memory, in binary64, whose map knows a [DirectReadout].
final class DirectRollout implements Rollout {
  private final int dimension;
  private final int lanes;
  private final DirectReadout.Stream stream;
  private final Target target;
  private final Block states;
  private final Block outputs;
  private boolean observed;

  DirectRollout(DirectReadout readout, int dimension, Target target, int lanes) {
    this.dimension = dimension;
    this.lanes = lanes;
    this.stream = readout.start(lanes);
    this.target = target;
    this.states = Block.zeros(dimension, lanes);
    this.outputs = Block.zeros(dimension, lanes);
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void observe(double[] observation) {
    Observations.requireLength(observation, lanes, dimension);
    Observations.requireFinite(observation, dimension);
    for (int lane = 0; lane < lanes; lane++) {
      for (int variable = 0; variable < dimension; variable++) {
        states.set(variable, lane, observation[lane * dimension + variable]);
      }
    }
    observed = true;
  }

  /// The last forecast, which is the next input.
  @Override
  public Optional<LaneMemory> memory() {
    return Optional.of(LaneMemory.of(states));
  }

  @Override
  public void forecast(double[] forecast) {
    Observations.requireLength(forecast, lanes, dimension);
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    stream.apply(states, outputs);
    for (int variable = 0; variable < dimension; variable++) {
      for (int lane = 0; lane < lanes; lane++) {
        double output = outputs.get(variable, lane);
        double next =
            target == Target.INCREMENT ? states.get(variable, lane) + output : output;
        states.set(variable, lane, next);
        forecast[lane * dimension + variable] = next;
      }
    }
  }
}
