package chaoscast.core.ring;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.training.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lanes of a [RingSurrogate] at work: blocks forecast, then exchange what they forecast.
///
/// Shared weights are one local rollout with lanes × blocks lanes; otherwise each block has its own.
final class RingRollout implements Rollout {
  private final RingBlocks ring;
  private final int lanes;
  private final Rollout[] rollouts;
  private final int blocksEach;
  private final double[] local;
  private final double[] states;
  private final boolean[] lost;
  private boolean observed;
  private boolean fedBack;

  RingRollout(RingBlocks ring, List<Surrogate> locals, int lanes) {
    this.ring = ring;
    this.lanes = lanes;
    blocksEach = ring.blocks() / locals.size();
    rollouts =
        locals.stream()
            .map(surrogate -> surrogate.startRollout(lanes * blocksEach))
            .toArray(Rollout[]::new);
    local = new double[lanes * blocksEach * ring.seen()];
    states = new double[lanes * ring.whole()];
    lost = new boolean[lanes];
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void observe(double[] observation) {
    requireLength(observation);
    Observations.requireFinite(observation, ring.whole());
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
      int lane = i / ring.whole();
      lost[lane] |= !Double.isFinite(states[i]);
    }
    for (int lane = 0; lane < lanes; lane++) {
      if (lost[lane]) {
        int first = lane * ring.whole();
        Arrays.fill(states, first, first + ring.whole(), Double.NaN);
      }
    }
    System.arraycopy(states, 0, forecast, 0, states.length);
    fedBack = false;
  }

  /// The states around the ring, then the memory of each block. What a block holds of the states is
  /// replaced by those of the ring before it goes on.
  @Override
  public Optional<LaneMemory> memory() {
    var locals = new ArrayList<LaneMemory>();
    for (Rollout rollout : rollouts) {
      rollout.memory().ifPresent(locals::add);
    }
    return locals.size() == rollouts.length
        ? Optional.of(new RingMemory(locals))
        : Optional.empty();
  }

  private final class RingMemory implements LaneMemory {
    private final List<LaneMemory> locals;
    private final int each;

    /// @param locals one a rollout
    RingMemory(List<LaneMemory> locals) {
      this.locals = locals;
      each = locals.getFirst().size();
    }

    @Override
    public int size() {
      return ring.whole() + ring.blocks() * each;
    }

    @Override
    public void read(int lane, double[] target, int position) {
      System.arraycopy(states, lane * ring.whole(), target, position, ring.whole());
      for (int block = 0; block < ring.blocks(); block++) {
        local(block).read(row(lane, block), target, start(position, block));
      }
    }

    @Override
    public void set(int lane, double[] source, int position) {
      System.arraycopy(source, position, states, lane * ring.whole(), ring.whole());
      lost[lane] = false;
      for (int i = 0; i < ring.whole(); i++) {
        lost[lane] |= !Double.isFinite(source[position + i]);
      }
      for (int block = 0; block < ring.blocks(); block++) {
        local(block).set(row(lane, block), source, start(position, block));
      }
    }

    private LaneMemory local(int block) {
      return locals.get(block / blocksEach);
    }

    private int row(int lane, int block) {
      return lane * blocksEach + block % blocksEach;
    }

    private int start(int position, int block) {
      return position + ring.whole() + block * each;
    }
  }

  /// Every block takes in what it sees of the states. A lane that is lost goes on from zero, unseen.
  private void exchange() {
    int seen = ring.seen();
    for (int i = 0; i < rollouts.length; i++) {
      for (int row = 0; row < lanes * blocksEach; row++) {
        int lane = row / blocksEach;
        int block = i * blocksEach + row % blocksEach;
        for (int j = 0; j < seen; j++) {
          double value = states[lane * ring.whole() + ring.variable(block, j)];
          local[row * seen + j] = lost[lane] ? 0 : value;
        }
      }
      rollouts[i].observe(local);
    }
    fedBack = true;
  }

  /// Of what a block forecasts, only its own variables count; inputs stay until others are given.
  private void gather(int firstBlock) {
    int seen = ring.seen();
    for (int row = 0; row < lanes * blocksEach; row++) {
      int target =
          row / blocksEach * ring.whole()
              + (firstBlock + row % blocksEach) * ring.width();
      System.arraycopy(local, row * seen + ring.overlap(), states, target, ring.width());
    }
  }

  private void requireLength(double[] values) {
    Observations.requireLength(values, lanes, ring.whole());
  }
}
