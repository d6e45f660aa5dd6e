package chaoscast.lorenz.restart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Forecast;
import chaoscast.core.InputException;
import chaoscast.core.Outcome;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Lorenz96ThreeTier;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Propagator;
import chaoscast.lorenz.generation.RungeKutta4;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TruthRestartTest {
  private static final HiddenStateTwin TWIN = new HiddenStateTwin(2, new Seed(1));

  private static TruthRun lorenz;
  private static TruthRun tiers;

  @BeforeAll
  static void generate() {
    lorenz =
        truth(
            new Generation(
                Lorenz63.CLASSICAL,
                GenerationPlan.of(Lorenz63.CLASSICAL, 3000)
                    .withTimeStep(1.0 / 64)
                    .withIntegrator(new RungeKutta4(16))));
    Lorenz96ThreeTier system = Lorenz96ThreeTier.CHATTOPADHYAY_2020;
    tiers =
        truth(
            new Generation(system, GenerationPlan.of(system, 3000).withDiscardedSteps(2000)));
  }

  @Test
  void theTruthIsTheObservedTrajectoryOfItsRun() {
    assertArrayEquals(
        lorenz.generation().observed(Progress.NONE).toArray(), lorenz.observed().toArray());
  }

  @Test
  void anUnperturbedRestartRepeatsTheTruthToTheLastBit() {
    TruthRestart exact =
        new TruthRestart() {
          @Override
          public String name() {
            return "exact";
          }

          @Override
          public int history(TruthRun truth) {
            return 0;
          }

          @Override
          public double[] restartedState(TruthRun truth, int last) {
            return truth.checkpoints().state(last);
          }
        };
    for (TruthRun truth : new TruthRun[] {lorenz, tiers}) {
      Forecast forecast = exact.forecast(truth, 500, 300);
      assertArrayEquals(
          truth.observed().slice(501, 801).toArray(), forecast.predicted().toArray());
      assertEquals(new Outcome.Completed(), forecast.outcome());
      assertEquals(truth.observed().time(501), forecast.predicted().startTime());
      assertEquals(truth.observed().names(), forecast.predicted().names());
    }
  }

  @Test
  void theCeilingStartsOneBitAwayAndLosesTheTruthOnlyLate() {
    double[] truth = lorenz.checkpoints().state(500);
    double[] restarted = new Float64Ceiling().restartedState(lorenz, 500);
    for (int variable = 0; variable < 3; variable++) {
      assertEquals(Math.nextUp(truth[variable]), restarted[variable]);
    }
    Trajectory predicted = new Float64Ceiling().forecast(lorenz, 500, 2499).predicted();
    // a bit grows to the attractor's size in λ₁ t = ln 2⁵² = 36; half way there it is far from 0.1
    assertTrue(distance(lorenz, predicted, 501, 20 * 64) < 0.1);
    assertTrue(largestDistance(lorenz, predicted, 501) > 10);
  }

  @Test
  void theCeilingRaisesTheLastBitsAgainWhereRoundingSwallowedThem() {
    double[] same = lorenz.observed().state(510);
    new Float64Ceiling().afterStep(lorenz, 510, same);
    assertEquals(Math.nextUp(lorenz.observed().get(510, 2)), same[2]);
    double[] apart = {1, 2, 3};
    new Float64Ceiling().afterStep(lorenz, 510, apart);
    assertArrayEquals(new double[] {1, 2, 3}, apart);
  }

  @Test
  void theTwinKnowsTheObservedVariablesAndOnlyThose() {
    double[] truth = tiers.checkpoints().state(500);
    double[] twin = TWIN.restartedState(tiers, 500);
    double difference = 0;
    for (int n = 0; n < truth.length; n++) {
      if (n < 8) {
        assertEquals(truth[n], twin[n]);
      } else {
        difference += Math.abs(truth[n] - twin[n]);
      }
    }
    assertTrue(difference / 576 > 0.01, "hidden variables must differ");
  }

  @Test
  void theTwinsHiddenVariablesFollowTheTruthForTheWholeSpinUp() {
    var system = new SlavedSystem();
    TruthRun slaved = truth(new Generation(system, GenerationPlan.of(system, 1100)));
    double[] truth = slaved.checkpoints().state(500);
    assertEquals(truth[0] - 0.1, truth[1], 1e-12, "on the attractor");

    double[] twin = new HiddenStateTwin(4, new Seed(1)).restartedState(slaved, 500);
    assertEquals(truth[0], twin[0]);
    // y − x + 1/10, 200 at most, decays by 1 − ⅔ (1 − exp(−0.15)) = 0.907 a step while x is imposed:
    // 2e−15 after 400 steps; what is left is rounding
    assertEquals(truth[1], twin[1], 1e-11);
    double[] early = new HiddenStateTwin(0.4, new Seed(1)).restartedState(slaved, 500);
    // 0.907⁴⁰ = 2% of what is left is there still
    assertTrue(early[1] - truth[1] > 0.1, "a short spin-up is not enough: " + early[1]);
  }

  @Test
  void theTwinStaysWithTheTruthAtFirstAndLosesItThen() {
    Trajectory predicted = TWIN.forecast(tiers, 500, 2000).predicted();
    // against a standard deviation of 6.8 · √8 = 19
    assertTrue(distance(tiers, predicted, 501, 10) < 1);
    assertTrue(largestDistance(tiers, predicted, 501) > 10);
  }

  @Test
  void theTwinDependsOnSeedAndStartAlone() {
    TWIN.forecast(tiers, 1000, 10);
    assertArrayEquals(TWIN.restartedState(tiers, 500), TWIN.restartedState(tiers, 500));
    double[] other = new HiddenStateTwin(2, new Seed(2)).restartedState(tiers, 500);
    assertNotEquals(other[20], TWIN.restartedState(tiers, 500)[20]);
  }

  @Test
  void theTwinNeedsTruthForItsSpinUp() {
    assertEquals(400, TWIN.history(tiers));
    InputException thrown =
        assertThrows(InputException.class, () -> TWIN.forecast(tiers, 399, 10));
    assertEquals(
        "hidden-state-twin must restart in steps [400, 3000) but was asked to at 399",
        thrown.getMessage());
  }

  @Test
  void aSystemWithoutHiddenVariablesHasNoTwin() {
    InputException thrown =
        assertThrows(InputException.class, () -> TWIN.forecast(lorenz, 500, 10));
    assertEquals(
        "lorenz63 must have hidden variables for a hidden-state-twin but has none",
        thrown.getMessage());
  }

  @Test
  void theCeilingNeedsACheckpoint() {
    InputException thrown =
        assertThrows(
            InputException.class, () -> new Float64Ceiling().forecast(lorenz, 501, 10));
    assertEquals(
        "there must be a checkpoint at step 501 but there is none", thrown.getMessage());
  }

  /// σ (y − x) is small on the attractor and ρ x is not, so that ρ matters most.
  @Test
  void aWrongParameterForecastsWithTheTruthsIntegrator() {
    WrongParameter wrong = WrongParameter.of(lorenz, "lorenz63", List.of(500)).orElseThrow();
    assertEquals("wrong-rho", wrong.name());
    Propagator propagator =
        new RungeKutta4(16).propagator(new Lorenz63(10, 28 * 1.05, 8.0 / 3), 1.0 / 64);
    double[] state = lorenz.observed().state(500);
    Trajectory predicted = wrong.forecast(lorenz, 500, 40).predicted();
    for (int step = 0; step < 40; step++) {
      propagator.advance(state);
      assertArrayEquals(state, predicted.state(step), 1e-12);
    }
  }

  private static TruthRun truth(Generation generation) {
    return TruthRun.of(generation, IntStream.of(500, 1000), Progress.NONE);
  }

  private static double distance(TruthRun truth, Trajectory predicted, int offset, int step) {
    double sum = 0;
    for (int variable = 0; variable < predicted.dimension(); variable++) {
      double error =
          predicted.get(step, variable) - truth.observed().get(offset + step, variable);
      sum += error * error;
    }
    return Math.sqrt(sum);
  }

  private static double largestDistance(TruthRun truth, Trajectory predicted, int offset) {
    return IntStream.range(0, predicted.steps())
        .mapToDouble(step -> distance(truth, predicted, offset, step))
        .max()
        .orElseThrow();
  }
}
