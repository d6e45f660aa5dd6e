package chaoscast.lorenz.restart;

import chaoscast.core.InputException;
import chaoscast.lorenz.generation.StateSink;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Keeps the full states of a run at chosen steps.
///
///     Checkpoints checkpoints = new Checkpoints(IntStream.of(0, 1000));
///     generation.run(checkpoints, Progress.NONE);
///     double[] state = checkpoints.state(1000);
public final class Checkpoints implements StateSink {
  private static final double[] AWAITED = {};

  private final TreeMap<Long, double[]> states = new TreeMap<>();

  /// @param steps numbers of the samples to keep, each ≥ 0; in any order, repetitions allowed
  public Checkpoints(IntStream steps) {
    steps.forEach(step -> states.put((long) step, AWAITED));
  }

  @Override
  public void accept(long step, double[] state) {
    if (states.containsKey(step)) {
      states.put(step, state.clone());
    }
  }

  /// @return a copy of the full state at that step
  /// @throws InputException if none was kept there
  public double[] state(int step) {
    double[] state = states.get((long) step);
    if (state == null || state == AWAITED) {
      throw new InputException(
          "there must be a checkpoint at step %d but there is none".formatted(step));
    }
    return state.clone();
  }
}
