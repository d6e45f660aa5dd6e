package chaoscast.evaluation.climate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.MapSurrogate;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Roessler;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClimateComparisonTest {
  private static final double STEP = 0.02;
  private static final ClimatePlan PLAN = new ClimatePlan(5, 2000);

  private static Trajectory lorenz;
  private static ClimateComparison truth;

  @BeforeAll
  static void generate() {
    lorenz = run(Lorenz63.CLASSICAL, 30_000);
    truth = ClimateComparison.of(lorenz, PLAN, Optional.empty());
  }

  @Test
  void theCatMapHasTheLogarithmsOfItsEigenvaluesForExponents() {
    double[] states = new double[200];
    Arrays.setAll(states, n -> (0.1 + 0.618 * n) % 1);
    var starts = new WarmStarts(Trajectory.of(states, 2, 0.5), 5, 1);
    var cat =
        new MapSurrogate(
            2, 0.5, x -> new double[] {(2 * x[0] + x[1]) % 1, (x[0] + x[1]) % 1});

    ExponentEstimates found = SurrogateExponents.of(cat, starts, PLAN, 2).orElseThrow();

    // constant Jacobian: what is left are the few differences that straddle the seam of the torus,
    // each of which adds ln 1e7 to one run of 1000 time units
    double exponent = Math.log((3 + Math.sqrt(5)) / 2) / 0.5;
    assertArrayEquals(new double[] {exponent, -exponent}, found.exponents(), 0.01);
  }

  /// Six logistic maps x⁺ = 3.9 x (1 − x) side by side, each of which a local reservoir without memory
  /// fits exactly: its three linear nodes and squares of nodes span 1, x and x².
  @Test
  void localReservoirsAroundARingHaveTheExponentsOfWhatTheyLearnt() {
    double[] states = new double[6 * 2000];
    for (int i = 0; i < states.length; i++) {
      states[i] = i < 6 ? 0.2 + 0.1 * i : 3.9 * states[i - 6] * (1 - states[i - 6]);
    }
    Trajectory maps = Trajectory.of(states, 6, 1);
    double exponent = 0;
    double x = 0.3;
    for (int step = 0; step < 1_000_000; step++) {
      exponent += Math.log(Math.abs(3.9 * (1 - 2 * x))) / 1_000_000;
      x = 3.9 * x * (1 - x);
    }
    for (String shared : List.of("true", "false")) {
      var settings =
          new HashMap<>(
              Map.of(
                  "nodes", "4", "inDegree", "1", "spectralRadius", "0", "activation", "linear",
                  "features", "squares", "bias", "1", "inputTopology", "dense", "warmUp", "1"));
      settings.putAll(
          Map.of(
              "blocks", "6", "overlap", "0", "shared", shared, "solver", "qr", "ridge", "0"));
      Surrogate surrogate =
          Surrogates.provider("lsr-esn")
              .trainer(settings, new Seed(1))
              .train(List.of(maps), Progress.NONE);

      ExponentEstimates found =
          SurrogateExponents.of(surrogate, new WarmStarts(maps, 5, 1), PLAN, 2).orElseThrow();

      // six equal exponents, of which the greatest three of 2000 steps are found: the spread of a
      // mean of ln |f'| over these is 0.02
      assertArrayEquals(
          new double[] {exponent, exponent, exponent}, found.exponents(), 0.06);
    }
  }

  @Test
  void theTruthsOwnSolverHasTheTruthsClimateAndExponents() {
    SurrogateClimate climate = climate(new MapSurrogate(3, STEP, x -> lorenzStep(x, 28)));

    assertEquals(ClimateVerdict.TRUE, climate.verdict());
    assertEquals(5, climate.runs());
    // published: 0.906, 0, -14.572; 200 time units leave some hundredths
    double[] exponents = climate.exponents().orElseThrow().exponents();
    assertArrayEquals(new double[] {0.906, 0, -14.572}, exponents, 0.15);
    // the sum is that of the trace, which is constant: what is left is the solver's step
    assertEquals(-13.667, Arrays.stream(exponents).sum(), 0.01);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    var solver = new MapSurrogate(3, STEP, x -> lorenzStep(x, 28));
    var starts = new WarmStarts(lorenz, 5, 1);
    SurrogateClimate one = truth.with("one", solver, starts, 1).surrogates().getFirst();
    SurrogateClimate two = truth.with("two", solver, starts, 2).surrogates().getFirst();
    assertEquals(one.distance(), two.distance());
    assertArrayEquals(
        one.exponents().orElseThrow().exponents(), two.exponents().orElseThrow().exponents());
  }

  @Test
  void anotherParameterHasDriftedOrRests() {
    assertEquals(
        ClimateVerdict.DRIFTED,
        climate(new MapSurrogate(3, STEP, x -> lorenzStep(x, 45))).verdict());
    // below the Hopf bifurcation two fixed points attract
    SurrogateClimate calm = climate(new MapSurrogate(3, STEP, x -> lorenzStep(x, 14)));
    assertEquals(ClimateVerdict.FIXED_POINT, calm.verdict());
    assertTrue(calm.exponents().orElseThrow().exponents()[0] < 0);
  }

  @Test
  void aPeriodicWindowIsACycle() {
    // ρ = 160 is in a window of period doubling onto a stable cycle (C. Sparrow, 1982)
    SurrogateClimate periodic =
        climate(new MapSurrogate(3, STEP, x -> {
          double[] next = x;
          for (int i = 0; i < 10; i++) {
            next = lorenzStep(next, 160, STEP / 10);
          }
          return next;
        }));
    assertEquals(ClimateVerdict.CYCLE, periodic.verdict());
  }

  @Test
  void whatLeavesTheFiniteNumbersDivergesAndHasNoDistance() {
    SurrogateClimate climate = climate(new MapSurrogate(3, STEP, ClimateComparisonTest::doubled));
    assertEquals(ClimateVerdict.DIVERGES, climate.verdict());
    assertTrue(climate.distance().isEmpty());
    assertTrue(climate.exponents().isEmpty());
  }

  @Test
  void chaosThatKeepsItsPhaseIsNoCycle() {
    Trajectory roessler = run(new Roessler(0.2, 0.2, 5.7), 3000);
    assertFalse(Collapse.isCycle(roessler, new double[] {5, 5, 3}));
    assertFalse(Collapse.isCycle(lorenz.slice(0, 3000), new double[] {8, 9, 9}));
  }

  @Test
  void aSampledCircleIsACycleWhateverItsPeriod() {
    double[] states = new double[4000];
    for (int n = 0; n < 2000; n++) {
      states[2 * n] = Math.sin(n / 7.3);
      states[2 * n + 1] = Math.cos(n / 7.3);
    }
    Trajectory circle = Trajectory.of(states, 2, 1);
    assertTrue(Collapse.isCycle(circle, new double[] {1, 1}));
    assertFalse(Collapse.isAtRest(circle, new double[] {1, 1}));
    assertTrue(Collapse.isAtRest(circle, new double[] {1e4, 1e4}));
  }

  @Test
  void shortDataHaveShorterClimatesAndTheShortestNone() {
    assertEquals(new ClimatePlan(1, 500), ClimatePlan.of(30_000).within(1500));
    assertEquals(
        "the data must have ≥ 300 steps for a climate but has 299; --climate 0 leaves climates out",
        assertThrows(InputException.class, () -> ClimatePlan.of(30_000).within(299))
            .getMessage());
    assertEquals(
        "--climate must be 0 or ≥ 100 steps but was 99",
        assertThrows(InputException.class, () -> ClimatePlan.of(99)).getMessage());
  }

  private static SurrogateClimate climate(MapSurrogate surrogate) {
    return truth.with("it", surrogate, new WarmStarts(lorenz, 5, 1), 2).surrogates().getFirst();
  }

  private static double[] doubled(double[] x) {
    return new double[] {2 * x[0] + 1, 2 * x[1] + 1, 2 * x[2] + 1};
  }

  private static double[] lorenzStep(double[] x, double rho) {
    return lorenzStep(x, rho, STEP);
  }

  private static double[] lorenzStep(double[] x, double rho, double h) {
    UnaryOperator<double[]> field = state -> {
      double[] slope = new double[3];
      new Lorenz63(10, rho, 8.0 / 3).derivative(state, slope);
      return slope;
    };
    double[] k1 = field.apply(x);
    double[] k2 = field.apply(moved(x, k1, h / 2));
    double[] k3 = field.apply(moved(x, k2, h / 2));
    double[] k4 = field.apply(moved(x, k3, h));
    double[] next = new double[3];
    Arrays.setAll(next, i -> x[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
    return next;
  }

  private static double[] moved(double[] x, double[] slope, double h) {
    double[] next = new double[x.length];
    Arrays.setAll(next, i -> x[i] + h * slope[i]);
    return next;
  }

  private static Trajectory run(DynamicalSystem system, int steps) {
    return new Generation(system, GenerationPlan.of(system, steps).withTimeStep(STEP))
        .observed(Progress.NONE);
  }
}
