package chaoscast.core;

import static chaoscast.core.ContractSubject.assertSameForecast;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a surrogate uses what is known ahead: Lorenz' z is given, x and y are forecast.
interface InputContract extends ContractSubject {
  /// @param states of x, y, z; a row a state, those of a slice too
  /// @return what the surrogate is driven by besides: x and y are forecast and z is known, unless all three are sites
  ///     of a ring, which an input stands beside
  default Trajectory driven(Trajectory states) {
    return isRing() ? besideARing(states) : thirdKnown(states);
  }

  /// Whether every variable is a site of a ring, where an input is no further variable.
  default boolean isRing() {
    return false;
  }

  /// Whether inputs are variables like others, which it would predict if they were not given; equations have none for them.
  default boolean predictsInputs() {
    return true;
  }

  private static Trajectory thirdKnown(Trajectory states) {
    double[] inner = new double[2 * states.steps()];
    double[] input = new double[states.steps()];
    for (int i = 0; i < input.length; i++) {
      inner[2 * i] = states.get(i, 0);
      inner[2 * i + 1] = states.get(i, 1);
      input[i] = states.get(i, 2);
    }
    return Trajectory.of(inner, 2, states.timeStep())
        .withInputs(Trajectory.of(input, 1, states.timeStep()).withNames(List.of("z")));
  }

  private static Trajectory besideARing(Trajectory states) {
    double[] input = new double[states.steps()];
    Arrays.setAll(input, i -> Math.sin(0.1 * i));
    return states.withInputs(
        Trajectory.of(input, 1, states.timeStep()).withNames(List.of("z")));
  }

  @Test
  default void knownInputsTakeThePlaceOfForecastsOfThem() {
    assumeFalse(isRing(), "an input of a ring is no variable of it");
    assumeTrue(predictsInputs(), "inputs have no equation");
    Surrogate surrogate = train(driven(TRAINING));
    assertEquals(2, surrogate.dimension());
    assertEquals(List.of("z"), surrogate.inputs());
    int warmUp = surrogate.warmUp();
    Trajectory past = driven(TRUTH).slice(1000, 1000 + warmUp);
    Trajectory found = surrogate.forecast(past, STEPS).predicted();

    Rollout whole = train(TRAINING).startRollout(1);
    for (int step = 1000; step < 1000 + warmUp; step++) {
      whole.observe(TRUTH.state(step));
    }
    double[] state = new double[3];
    for (int step = 0; step < found.steps(); step++) {
      whole.forecast(state);
      assertArrayEquals(Arrays.copyOf(state, 2), found.state(step), "step " + step);
      state[2] = TRUTH.get(1000 + warmUp + step, 2);
      whole.observe(state);
    }
    assertEquals(STEPS, found.steps());
  }

  @Test
  default void aFileKeepsTheInputs(@TempDir Path folder) {
    Surrogate surrogate = train(driven(TRAINING));
    Path file = folder.resolve("driven.h5");
    Surrogates.save(surrogate, file);
    Surrogate again = Surrogates.load(file);
    assertEquals(List.of("z"), again.inputs());
    Trajectory past = driven(TRUTH).slice(1000, 1000 + surrogate.warmUp());
    assertArrayEquals(
        surrogate.forecast(past, STEPS).predicted().toArray(),
        again.forecast(past, STEPS).predicted().toArray());
  }

  /// The same in every state of a trajectory: a parameter of the system.
  private static Trajectory constant(Trajectory states, double value) {
    double[] input = new double[states.steps()];
    Arrays.fill(input, value);
    return states.withInputs(
        Trajectory.of(input, 1, states.timeStep()).withNames(List.of("rho")));
  }

  @Test
  default void aFileKeepsWhatParametersChange(@TempDir Path folder) {
    int half = TRAINING.steps() / 2;
    Surrogate surrogate =
        provider()
            .trainer(settings(), new Seed(1))
            .train(
                List.of(
                    constant(TRAINING.slice(0, half), 1),
                    constant(TRAINING.slice(half, TRAINING.steps()), 2)),
                Progress.NONE);
    assertEquals(List.of("rho"), surrogate.inputs());
    Path file = folder.resolve("parameters.h5");
    Surrogates.save(surrogate, file);
    Surrogate again = Surrogates.load(file);
    Trajectory past = TRUTH.slice(1000, 1000 + surrogate.warmUp());
    Trajectory known = constant(TRUTH, 1.5).inputs().orElseThrow().slice(1000, TRUTH.steps());
    assertArrayEquals(
        surrogate.forecast(past.withInputs(known), STEPS).predicted().toArray(),
        again.forecast(past.withInputs(known), STEPS).predicted().toArray());
  }

  @Test
  default void inputsThatAreMissingAreNamedByTheFirstStep() {
    Surrogate surrogate = train(driven(TRAINING));
    int warmUp = surrogate.warmUp();
    Trajectory all = driven(TRUTH).slice(0, warmUp);
    Trajectory past = all.withInputs(all.inputs().orElseThrow().slice(0, warmUp + 3));
    int dimension = all.dimension();
    assertEquals(dimension, surrogate.dimension());
    assertEquals(4, surrogate.forecast(past, 4).predicted().steps());
    var missing = assertThrows(InputException.class, () -> surrogate.forecast(past, 10));
    assertTrue(missing.getMessage().contains("missing from step 4"), missing.getMessage());
    var none =
        assertThrows(
            InputException.class,
            () -> surrogate.forecast(
                Trajectory.of(new double[dimension * warmUp], dimension, all.timeStep()), 1));
    assertTrue(none.getMessage().contains("must have the inputs z"), none.getMessage());
    Rollout rollout = surrogate.startRollout(1);
    assertThrows(InputException.class, () -> rollout.observe(new double[dimension]));
    assertThrows(InputException.class, () -> rollout.input(new double[2]));
    assertThrows(
        InputException.class, () -> train(TRAINING).startRollout(1).input(new double[1]));
  }

  /// What drives it decides the forecast: another input, another state.
  @Test
  default void anotherInputForecastsAnotherState() {
    Surrogate surrogate = train(driven(TRAINING));
    Trajectory past = driven(TRUTH).slice(1000, 1000 + surrogate.warmUp());
    Trajectory known = past.inputs().orElseThrow();
    double[] others = known.toArray();
    for (int i = surrogate.warmUp() - 1; i < others.length; i++) {
      others[i] += 0.5;
    }
    Trajectory other =
        Trajectory.of(others, 1, known.timeStep()).withNames(known.names());
    double[] found = surrogate.forecast(past, 1).predicted().state(0);
    double[] pushed = surrogate.forecast(past.withInputs(other), 1).predicted().state(0);
    assertTrue(ContractSubject.distance(found, pushed) > 0, "the input changes nothing");
  }

  @Test
  default void withoutInputsNothingChanges() {
    Surrogate surrogate = train(TRAINING);
    assertEquals(List.of(), surrogate.inputs());
    surrogate.startRollout(1).input(new double[0]);
    assertSameForecast(surrogate, train(TRAINING));
  }
}
