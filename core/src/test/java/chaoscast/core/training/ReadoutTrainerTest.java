package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReadoutTrainerTest {
  /// Regressions on three features of size one.
  private static final double ROUNDING = 1e-10;

  private final EchoMap map = EchoMap.ofFeatures(3);

  private ReadoutSurrogate train(Target target, MemoryOptions memory, Trajectory... data) {
    var readout = new ReadoutOptions(target, Solver.QR, 0);
    return (ReadoutSurrogate) new ReadoutTrainer(
        "echo", Map.of(), _ -> map, readout, memory, new Seed(1))
        .train(List.of(data), Progress.NONE);
  }

  /// Driven by a sine of n², so that no feature depends on the others.
  private static Trajectory echoes(int steps) {
    double[] states = new double[steps];
    states[0] = 0.7;
    for (int n = 1; n < steps; n++) {
      states[n] = 0.5 * states[n - 1] + Math.sin(n * n);
    }
    return Trajectory.of(states, 1, 0.5);
  }

  @Test
  void everyPairAfterTheWashoutIsFittedAndNoneBefore() {
    Trajectory data = echoes(500);
    assertEquals(499, train(Target.STATE, MemoryOptions.NONE, data).fit().orElseThrow().samples());
    var washed = new MemoryOptions(0, 100, 1);
    assertEquals(399, train(Target.STATE, washed, data).fit().orElseThrow().samples());
    assertEquals(
        399 + 199,
        train(Target.STATE, washed, data, echoes(300)).fit().orElseThrow().samples(),
        "each trajectory has its own washout");
  }

  @Test
  void everyTrajectoryStartsFromRestAndIsSweptOnceInOrder() {
    Trajectory first = echoes(300);
    Trajectory second = echoes(40);
    train(Target.STATE, new MemoryOptions(0, 10, 1), first, second);

    List<List<Double>> used = map.swept().stream().filter(inputs -> !inputs.isEmpty()).toList();
    assertEquals(2, used.size());
    assertEquals(values(first, 299), used.get(0));
    assertEquals(values(second, 39), used.get(1));
  }

  private static List<Double> values(Trajectory data, int steps) {
    return DoubleStream.of(data.slice(0, steps).toArray()).boxed().toList();
  }

  @Test
  void inputNoiseHasTheDeviationAskedForAndIsOnInputsAlone() {
    double[] ones = new double[5001];
    Arrays.fill(ones, 1);
    Trajectory constant = Trajectory.of(ones, 1, 0.5);
    ReadoutSurrogate surrogate =
        train(Target.STATE, new MemoryOptions(0.25, 0, 1), constant);

    List<Double> inputs = map.swept().getFirst();
    assertEquals(5000, inputs.size());
    double squares = inputs.stream().mapToDouble(input -> (input - 1) * (input - 1)).sum();
    // four standard errors of a deviation from 5000 numbers
    assertEquals(0.25, Math.sqrt(squares / 5000), 4 * 0.25 / 100);
    assertArrayEquals(
        new double[] {1, 0, 0}, surrogate.weights(), ROUNDING, "the next state is always 1");
  }

  @Test
  void incrementsLeadFromTheNoisyInputToTheCleanNextState() {
    double[] ones = new double[501];
    Arrays.fill(ones, 1);
    ReadoutSurrogate surrogate =
        train(Target.INCREMENT, new MemoryOptions(0.25, 0, 1), Trajectory.of(ones, 1, 0.5));
    // 1 − x for every noisy x: whatever is off is brought back
    assertArrayEquals(new double[] {1, -1, 0}, surrogate.weights(), ROUNDING);
  }
}
