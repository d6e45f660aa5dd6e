package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.Version;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Lorenz96ThreeTier;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.equations.EquationText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GenerationTest {
  private static final Lorenz63 LORENZ = Lorenz63.CLASSICAL;
  private static final Lorenz96ThreeTier TIERS = Lorenz96ThreeTier.CHATTOPADHYAY_2020;
  private static final GenerationPlan PLAN = GenerationPlan.of(LORENZ, 50).withDiscardedSteps(20);

  @Test
  void sampleTimesAreExactMultiplesOfTheTimeStep() {
    Trajectory trajectory = observed(PLAN.withSteps(1001).withTimeStep(0.005));
    assertEquals(0.005, trajectory.timeStep());
    assertEquals(1000 * 0.005, trajectory.time(1000));
    assertEquals(0, trajectory.startTime());
  }

  @Test
  void theTransientIsDiscardedAndNothingElseChanges() {
    Trajectory whole = observed(PLAN.withDiscardedSteps(0).withSteps(70));
    assertArrayEquals(whole.slice(20, 70).toArray(), observed(PLAN).toArray());
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
    assertArrayEquals(observed(PLAN).toArray(), observed(PLAN).toArray());
    assertFalse(
        Arrays.equals(observed(PLAN).toArray(), observed(PLAN.withSeed(new Seed(2))).toArray()));
  }

  @Test
  void startsAtAGivenState() {
    Trajectory trajectory =
        observed(PLAN.withInitialState(Lorenz63.START).withDiscardedSteps(0).withSteps(3));
    assertArrayEquals(new double[] {-8, 7, 27}, trajectory.state(0));
    assertEquals(OptionalLong.empty(), trajectory.provenance().seed());
  }

  @Test
  void tellsWhereATrajectoryComesFrom() {
    Trajectory trajectory =
        observed(PLAN.withSeed(new Seed(7)).withIntegrator(new RungeKutta4(4)));
    assertEquals(List.of("x", "y", "z"), trajectory.names());
    assertEquals(
        new Provenance(
            "lorenz63",
            Map.of("sigma", "10.0", "rho", "28.0", "beta", "2.6666666666666665"),
            OptionalLong.of(7),
            "rk4 substeps=4",
            Version.CURRENT,
            Map.of("transient", "20")),
        trajectory.provenance());
    assertEquals(
        List.of("sigma", "rho", "beta"),
        List.copyOf(trajectory.provenance().parameters().keySet()));
  }

  @Test
  void hiddenVariablesAreLeftOutUnlessAskedFor() {
    var generation = new Generation(TIERS, GenerationPlan.of(TIERS, 3).withDiscardedSteps(5));
    Trajectory observed = generation.observed(Progress.NONE);
    Trajectory complete = generation.complete(Progress.NONE);
    assertEquals(8, observed.dimension());
    assertEquals(584, complete.dimension());
    assertEquals(TIERS.variableNames(), complete.names());
    assertArrayEquals(observed.state(2), Arrays.copyOf(complete.state(2), 8));
  }

  @Test
  void pushesEveryFullStateInOrder() {
    var steps = new ArrayList<Long>();
    var generation = new Generation(TIERS, GenerationPlan.of(TIERS, 3).withDiscardedSteps(5));
    generation.run(
        (step, state) -> {
          assertEquals(584, state.length);
          steps.add(step);
        },
        Progress.NONE);
    assertEquals(List.of(0L, 1L, 2L), steps);
  }

  @Test
  void progressEndsWithEveryStepDone() {
    var reports = new ArrayList<Long>();
    new Generation(LORENZ, PLAN.withSteps(9000))
        .observed((stage, done, total) -> reports.add(done));
    assertEquals(List.of(4096L, 8192L, 9020L), reports);
  }

  @Test
  void theSlowVariablesHaveTheirKnownClimate() {
    Trajectory trajectory =
        new Generation(TIERS, GenerationPlan.of(TIERS, 60_000)).observed(Progress.NONE);
    double[] values = trajectory.toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    // four seeds spread by 0.035 and 0.025: four such deviations and the rounding of the targets
    assertEquals(3.55, mean, 0.15);
    assertEquals(6.80, Math.sqrt(variance), 0.15);
  }

  @Test
  void namesSystemStepAndIntegratorWhenItDiverges() {
    GenerationPlan plan =
        PLAN.withTimeStep(1).withDiscardedSteps(0).withInitialState(Lorenz63.START);
    InputException thrown = assertThrows(InputException.class, () -> observed(plan));
    assertEquals(
        "lorenz63 {sigma=10, rho=28, beta=2.667} must stay finite but diverged"
            + " 3 steps after its start (time step 1, rk4 substeps=1): try a smaller step",
        thrown.getMessage());
  }

  @Test
  void aMapThatDivergesIsToldOfItsStartRatherThanOfItsStep() {
    EquationSystem system =
        EquationSystem.create("away", EquationText.parse("x+ = x^2 + 2\nx(0) = 1\n"), Map.of());
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> new Generation(system, GenerationPlan.of(system, 100)).observed(Progress.NONE));
    assertTrue(
        thrown.getMessage().startsWith("away must stay finite but diverged"),
        thrown.getMessage());
    assertTrue(thrown.getMessage().contains("give a start"), thrown.getMessage());
  }

  @Test
  void rejectsAnInitialStateOfTheWrongLength() {
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> new Generation(LORENZ, PLAN.withInitialState(List.of(1.0, 2.0))));
    assertEquals(
        "the initial state of lorenz63 must have 3 values but has 2", thrown.getMessage());
  }

  @Test
  void rejectsMoreValuesThanATrajectoryHolds() {
    var generation = new Generation(TIERS, GenerationPlan.of(TIERS, 10_000_000));
    InputException thrown =
        assertThrows(InputException.class, () -> generation.complete(Progress.NONE));
    assertEquals(
        "a trajectory in memory must have ≤ 2147483639 values"
            + " but 10000000 steps of 584 variables are 5840000000",
        thrown.getMessage());
  }

  @Test
  void rejectsATimeStepAndATransientOutOfRangeByName() {
    InputException step = assertThrows(InputException.class, () -> PLAN.withTimeStep(0));
    assertEquals("time step must be > 0 but was 0.0", step.getMessage());
    InputException discarded =
        assertThrows(InputException.class, () -> PLAN.withDiscardedSteps(-1));
    assertEquals("transient must be ≥ 0 but was -1", discarded.getMessage());
  }

  private static Trajectory observed(GenerationPlan plan) {
    return new Generation(LORENZ, plan).observed(Progress.NONE);
  }
}
