package chaoscast.esn;

import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.training.Observations;
import java.util.Arrays;
import java.util.List;

/// The lanes of a [ParallelSurrogate] at work: blocks forecast, then exchange what they forecast.
///
/// Shared weights are one local rollout with lanes × blocks lanes; otherwise each block has its own.
final class ParallelRollout implements Rollout {
  private final RingBlocks ring;
  private final int lanes;
  private final Rollout[] rollouts;
  private final int blocksEach;
  private final double[] local;
  private final double[] states;
  private final boolean[] lost;
  private boolean observed;
  private boolean fedBack;

  ParallelRollout(RingBlocks ring, List<Surrogate> locals, int lanes) {
    this.ring = ring;
    this.lanes = lanes;
    blocksEach = ring.blocks() / locals.size();
    rollouts =
        locals.stream()
            .map(surrogate -> surrogate.startRollout(lanes * blocksEach))
            .toArray(Rollout[]::new);
    local = new double[lanes * blocksEach * ring.seen()];
    states = new double[lanes * ring.dimension()];
    lost = new boolean[lanes];
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void observe(double[] observation) {
    requireLength(observation);
    Observations.requireFinite(observation, ring.dimension());
    System.arraycopy(observation, 0, states, 0, states.length);
    exchange();
    observed = true;
  }

  @Override
  public void forecast(double[] forecast) {
    requireLength(forecast);
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    if (!fedBack) {
      exchange();
    }
    for (int i = 0; i < rollouts.length; i++) {
      rollouts[i].forecast(local);
      gather(i * blocksEach);
    }
    for (int i = 0; i < states.length; i++) {
      int lane = i / ring.dimension();
      lost[lane] |= !Double.isFinite(states[i]);
    }
    for (int lane = 0; lane < lanes; lane++) {
      if (lost[lane]) {
        int first = lane * ring.dimension();
        Arrays.fill(states, first, first + ring.dimension(), Double.NaN);
      }
    }
    System.arraycopy(states, 0, forecast, 0, states.length);
    fedBack = false;
  }

  /// Every block takes in what it sees of the states. A lane that is lost goes on from zero, unseen.
  private void exchange() {
    int seen = ring.seen();
    for (int i = 0; i < rollouts.length; i++) {
      for (int row = 0; row < lanes * blocksEach; row++) {
        int lane = row / blocksEach;
        int block = i * blocksEach + row % blocksEach;
        for (int j = 0; j < seen; j++) {
          double value = states[lane * ring.dimension() + ring.variable(block, j)];
          local[row * seen + j] = lost[lane] ? 0 : value;
        }
      }
      rollouts[i].observe(local);
    }
    fedBack = true;
  }

  /// Of what a block forecasts, only its own variables count.
  private void gather(int firstBlock) {
    int seen = ring.seen();
    for (int row = 0; row < lanes * blocksEach; row++) {
      int target =
          row / blocksEach * ring.dimension()
              + (firstBlock + row % blocksEach) * ring.width();
      System.arraycopy(local, row * seen + ring.overlap(), states, target, ring.width());
    }
  }

  private void requireLength(double[] values) {
    Observations.requireLength(values, lanes, ring.dimension());
  }
}
