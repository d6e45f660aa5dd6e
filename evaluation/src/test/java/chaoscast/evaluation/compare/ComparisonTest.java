package chaoscast.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.evaluation.truth.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// A truth whose state number n is (2ⁿ, 3 · 2ⁿ): every error is known, and no state is near another.
class ComparisonTest {
  private static final int TRAIN_STEPS = 10;
  private static final int STARTS = 4;
  private static final int SPACING = 5;
  private static final int MAX_STEPS = 6;
  private static final double LYAPUNOV = 0.25;

  private static Comparison comparison(double threshold, int warmUp, int threads) {
    double[] states = new double[2 * 40];
    for (int n = 0; n < 40; n++) {
      states[2 * n] = Math.scalb(1.0, n);
      states[2 * n + 1] = Math.scalb(3.0, n);
    }
    var protocol =
        new Protocol(
            "test", 0.5, TRAIN_STEPS, STARTS, SPACING, MAX_STEPS, warmUp, threshold,
            ErrorKind.RELATIVE, ScalingKind.NONE);
    var recipe = new NamedProtocol.TruthRecipe("doubling", Map.of(), 0, 0.5, Optional.empty());
    var system =
        new SystemDescription("doubling", Map.of(), 2, 2, 0.5, OptionalDouble.of(LYAPUNOV));
    var truth =
        new Truth(
            system,
            new NamedProtocol(protocol, "", recipe, Map.of()),
            Trajectory.of(states, 2, 0.5),
            Map.of(),
            Optional.empty());
    return new Comparison(truth, new Seed(1), threads);
  }

  private static Scoring scoring(Comparison comparison) {
    return new Scoring(comparison.truth(), comparison.seed(), comparison.threads());
  }

  private static SurrogateResult score(Comparison comparison, Surrogate surrogate) {
    return scoring(comparison)
        .surrogates(
            List.of(TrainedContestant.of("it", surrogate, OptionalDouble.empty())), Progress.NONE)
        .getFirst();
  }

  @Test
  void trainingEndsBeforeTheFirstStart() {
    Truth truth = comparison(0.3, 0, 1).truth();
    assertEquals(TRAIN_STEPS, truth.training().getFirst().steps());
    assertEquals(Math.scalb(1.0, TRAIN_STEPS - 1),
        truth.training().getFirst().get(TRAIN_STEPS - 1, 0));
    assertEquals(Math.scalb(1.0, TRAIN_STEPS),
        truth.trajectory().get(truth.protocol().start(0), 0));
  }

  @Test
  void everyStartIsWarmedUpByExactlyTheStatesUpToIt() {
    for (int threads : new int[] {1, 2}) {
      for (int needed : new int[] {1, 3, TRAIN_STEPS + 1}) {
        SurrogateResult own =
            score(comparison(0.3, 0, threads), new DoublingSurrogate(2, 0.5, needed, 2));
        assertArrayEquals(new double[] {3, 3, 3, 3}, own.score().horizon().perStart());
        SurrogateResult given =
            score(comparison(0.3, needed, threads), new DoublingSurrogate(2, 0.5, needed, 2));
        assertArrayEquals(new double[] {3, 3, 3, 3}, given.score().horizon().perStart());
      }
    }
    SurrogateResult short1 = score(comparison(0.3, 2, 1), new DoublingSurrogate(2, 0.5, 3, 2));
    assertEquals(0, short1.score().horizon().max(), "the protocol's warm-up comes before its own");
  }

  @Test
  void horizonsAreInLyapunovTimesByTheExponent() {
    SurrogateResult result = score(comparison(0.3, 0, 1), new DoublingSurrogate(2, 0.5, 1, 2));
    assertEquals(3 * LYAPUNOV, result.horizonLyapunov().orElseThrow().mean());
  }

  @Test
  void oneStepErrorsAreTeacherForcedAndHeldAgainstTheNextState() {
    // 2.25 x in place of 2 x: an eighth, wherever it is forecast from
    SurrogateResult result = score(comparison(0.3, 0, 1), new DoublingSurrogate(2, 0.5, 3, 2.25));
    assertEquals(0.125, result.oneStepError());
    assertEquals(0.125, result.trainError());
  }

  @Test
  void persistenceRepeatsTheStateOfItsOwnStart() {
    // errors 1/2, 3/4, …: one step is below 0.6
    for (int threads : new int[] {1, 2}) {
      BaselineResult persistence =
          scoring(comparison(0.6, 0, threads)).baselines(Progress.NONE).getFirst();
      assertEquals("persistence", persistence.name());
      assertArrayEquals(
          new double[] {0.5, 0.5, 0.5, 0.5}, persistence.score().horizon().perStart());
      assertEquals(0.5, persistence.score().errorCurve()[0]);
      assertEquals(0.75, persistence.score().errorCurve()[1]);
      assertEquals(0.5 * LYAPUNOV, persistence.horizonLyapunov().orElseThrow().mean());
    }
  }

  @Test
  void climatologyIsTheMeanOfTheTrainingStates() {
    BaselineResult climatology = scoring(comparison(0.3, 0, 2)).baselines(Progress.NONE).get(1);
    assertEquals("climatology", climatology.name());
    // both variables have the mean of 1, 2, 4 … 512, times 1 and 3: 102.3
    double mean = 1023 / 10.0;
    double[] errors = new double[STARTS];
    Arrays.setAll(errors, k -> Math.abs(1 - mean / Math.scalb(1.0, TRAIN_STEPS + SPACING * k + 1)));
    Arrays.sort(errors);
    assertEquals(
        (errors[1] + errors[2]) / 2, climatology.score().errorCurve()[0], 1e-14, "median of four");
  }

  @Test
  void aPairIsTheFirstLessTheSecond() {
    Comparison comparison = comparison(0.3, 0, 1);
    var seeing =
        TrainedContestant.of(
            "seeing", new DoublingSurrogate(2, 0.5, 1, 2), OptionalDouble.empty());
    var blind =
        TrainedContestant.of(
            "blind", new DoublingSurrogate(2, 0.5, 1, 1), OptionalDouble.empty());
    List<SurrogateResult> results =
        scoring(comparison).surrogates(List.of(seeing, blind), Progress.NONE);

    List<PairedComparison> pairs = PairedComparison.all(results, new Seed(1));

    assertEquals(1, pairs.size());
    PairedComparison pair = pairs.getFirst();
    assertEquals("seeing", pair.first());
    assertEquals("blind", pair.second());
    assertEquals(3, pair.difference().mean(), "six steps of a half against none");
    assertEquals(4, pair.difference().wins());
    assertEquals(0, pair.difference().losses());
  }
}
