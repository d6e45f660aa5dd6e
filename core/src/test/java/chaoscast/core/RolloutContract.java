package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// How a rollout takes in true states, feeds back its forecasts and reports its memory.
interface RolloutContract extends ContractSubject {
  @Test
  default void anObservedStateReplacesTheFedBackForecast() {
    Surrogate surrogate = train(TRAINING);
    Rollout forced = surrogate.startRollout(1);
    Rollout plain = surrogate.startRollout(1);
    double[] scratch = new double[3];
    for (int step = 1000; step < 1000 + surrogate.warmUp() + 5; step++) {
      forced.observe(TRUTH.state(step));
      forced.forecast(scratch);
      plain.observe(TRUTH.state(step));
    }
    double[] expected = new double[3];
    double[] actual = new double[3];
    plain.observe(TRUTH.state(1400));
    plain.forecast(expected);
    forced.observe(TRUTH.state(1400));
    forced.forecast(actual);
    assertArrayEquals(expected, actual);
  }

  @Test
  default void aForecastNeedsAnObservationFirst() {
    Rollout rollout = train(TRAINING).startRollout(1);
    assertThrows(IllegalStateException.class, () -> rollout.forecast(new double[3]));
  }

  @Test
  default void aLaneWhoseMemoryIsCopiedFromAnotherHasItsFuture() {
    Surrogate surrogate = train(TRAINING);
    Rollout rollout = surrogate.startRollout(2);
    int dimension = surrogate.dimension();
    double[] states = new double[2 * dimension];
    for (int step = 0; step < Math.max(2, surrogate.warmUp()); step++) {
      TRUTH.copyState(step, states, 0);
      OTHER.copyState(step, states, dimension);
      rollout.observe(states);
    }
    for (int step = 0; step < 3; step++) {
      rollout.forecast(states);
    }
    LaneMemory memory = rollout.memory().orElseThrow(
        () -> new AssertionError("a rollout must report the memory of its lanes"));
    assertTrue(memory.size() >= dimension, "the memory holds " + memory.size() + " numbers a lane, "
        + "fewer than the " + dimension + " of the state that it feeds back");
    double[] lane = new double[memory.size() + 1];
    memory.read(0, lane, 1);
    memory.set(1, lane, 1);

    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(states);
      assertArrayEquals(
          Arrays.copyOf(states, dimension), Arrays.copyOfRange(states, dimension, 2 * dimension));
    }
  }

  @Test
  default void observingDoesNotModifyItsArgument() {
    Rollout rollout = train(TRAINING).startRollout(1);
    double[] state = TRUTH.state(1000);
    rollout.observe(state);
    rollout.forecast(new double[3]);
    assertArrayEquals(TRUTH.state(1000), state);
  }

  @Test
  default void rejectsAStateThatIsNotANumber() {
    Rollout rollout = train(TRAINING).startRollout(2);
    double[] states = {1, 1, 1, 1, Double.NaN, 1};
    var error = assertThrows(InputException.class, () -> rollout.observe(states));
    assertTrue(error.getMessage().contains("lane 1, variable 1"), error.getMessage());
    assertTrue(error.getMessage().contains("NaN"), error.getMessage());
  }

  @Test
  default void rejectsStatesOfAnotherLength() {
    Rollout rollout = train(TRAINING).startRollout(2);
    assertThrows(InputException.class, () -> rollout.observe(new double[5]));
    rollout.observe(new double[6]);
    assertThrows(InputException.class, () -> rollout.forecast(new double[7]));
  }
}
