package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HorizonScorerTest {
  private static final Protocol PROTOCOL =
      new Protocol("test", 0.5, 10, 4, 5, 6, 0, 0.3, ErrorKind.RELATIVE, ScalingKind.NONE);

  /// A truth that is 1 throughout: a forecast of 1 + e has relative error |e|.
  private static final Trajectory ONES = Trajectory.of(constant(40), 1, 0.5);

  private static double[] constant(int steps) {
    double[] states = new double[steps];
    Arrays.fill(states, 1);
    return states;
  }

  /// A truth whose state number n is 2ⁿ: any other state has relative error ≥ 1/2.
  private static final Trajectory DOUBLING =
      Trajectory.of(IntStream.range(0, 40).mapToDouble(n -> Math.scalb(1.0, n)).toArray(), 1, 0.5);

  private static HorizonScorer scorer(Trajectory truth) {
    var measure = new ErrorMeasure(ErrorKind.RELATIVE, truth, ScalingKind.NONE.fit(List.of(truth)));
    return new HorizonScorer(PROTOCOL, measure, new Seed(1));
  }

  private static Score score(HorizonScorer.Starter starter, int threads) {
    return scorer(ONES).score(1, starter, threads);
  }

  /// Start k has error 0.1 for its first k + 1 steps and 1 from then on.
  private static LaneForecaster failingAfter(int from) {
    int[] step = {0};
    return states -> {
      for (int lane = 0; lane < states.length; lane++) {
        states[lane] = step[0] <= from + lane ? 1.1 : 2;
      }
      step[0]++;
    };
  }

  @Test
  void theHorizonIsTheTimeStepTimesTheConsecutiveValidSteps() {
    Score score = score((from, to) -> failingAfter(from), 1);
    assertArrayEquals(new double[] {0.5, 1, 1.5, 2}, score.horizon().perStart());
    assertEquals(0, score.horizon().censored());
  }

  /// Start k is state number 10 + 5 k; the first forecast is held against the one after it.
  private static LaneForecaster exact(int from) {
    int[] step = {0};
    return states -> {
      step[0]++;
      for (int lane = 0; lane < states.length; lane++) {
        states[lane] = Math.scalb(1.0, 10 + 5 * (from + lane) + step[0]);
      }
    };
  }

  @Test
  void aForecastIsHeldAgainstTheStatesThatFollowItsOwnStart() {
    for (int threads : new int[] {1, 3}) {
      Score score = scorer(DOUBLING).score(1, (from, to) -> exact(from), threads);
      assertArrayEquals(new double[] {3, 3, 3, 3}, score.horizon().perStart());
      assertArrayEquals(new double[6], score.errorCurve());
    }
    HorizonStatistics alone = scorer(DOUBLING).horizons(1, (from, to) -> exact(from));
    assertArrayEquals(new double[] {3, 3, 3, 3}, alone.perStart());
  }

  @Test
  void horizonsAloneAreThoseOfTheScore() {
    List<HorizonScorer.Starter> starters =
        List.of(
            (from, to) -> failingAfter(from),
            (from, to) -> states -> Arrays.fill(states, 1.25),
            (from, to) -> states -> Arrays.fill(states, 1.5),
            (from, to) -> states -> Arrays.fill(states, Double.NaN));
    for (HorizonScorer.Starter starter : starters) {
      HorizonStatistics expected = scorer(ONES).score(1, starter, 1).horizon();
      HorizonStatistics alone = scorer(ONES).horizons(1, starter);
      assertArrayEquals(expected.perStart(), alone.perStart());
      assertEquals(expected.censored(), alone.censored());
      assertEquals(expected.mean(), alone.mean());
    }
  }

  @Test
  void anErrorEqualToTheThresholdIsValidInHorizonsAloneToo() {
    var quarter =
        new Protocol("test", 0.5, 10, 4, 5, 6, 0, 0.25, ErrorKind.RELATIVE, ScalingKind.NONE);
    var scorer = new HorizonScorer(quarter, scorer(ONES).measure(), new Seed(1));
    HorizonScorer.Starter quarterOff = (from, to) -> states -> Arrays.fill(states, 1.25);
    assertEquals(4, scorer.score(1, quarterOff, 1).horizon().censored());
    assertEquals(4, scorer.horizons(1, quarterOff).censored());
  }

  @Test
  void horizonsAreReportedForOtherThresholdsToo() {
    // Start k errs by 1/8 for k + 1 steps, and by 1 from then on.
    HorizonScorer.Starter starter =
        (from, to) -> {
          int[] step = {0};
          return states -> {
            for (int lane = 0; lane < states.length; lane++) {
              states[lane] = step[0] <= from + lane ? 1.125 : 2;
            }
            step[0]++;
          };
        };
    List<ThresholdHorizon> thresholds = score(starter, 1).thresholds();
    assertEquals(
        List.of(0.05, 0.1, 0.2, 0.3, 0.5, 1.0),
        thresholds.stream().map(ThresholdHorizon::threshold).toList());
    for (ThresholdHorizon horizon : thresholds) {
      // horizons of 0.5, 1, 1.5 and 2; an error of 1 is valid at threshold 1: six steps
      double expected = horizon.threshold() < 0.125 ? 0 : horizon.threshold() < 1 ? 1.25 : 3;
      assertEquals(expected, horizon.mean(), "mean at " + horizon.threshold());
      assertEquals(expected, horizon.median(), "median at " + horizon.threshold());
    }
  }

  @Test
  void theResultDoesNotDependOnHowStartsAreDividedAmongThreads() {
    Score one = score((from, to) -> failingAfter(from), 1);
    Score three = score((from, to) -> failingAfter(from), 3);
    assertArrayEquals(one.horizon().perStart(), three.horizon().perStart());
    assertArrayEquals(one.errorCurve(), three.errorCurve());
  }

  @Test
  void aForecastThatReturnsToTheTruthStaysLost() {
    int[] step = {0};
    Score score = score((from, to) -> states -> Arrays.fill(states, step[0]++ == 1 ? 9 : 1), 1);
    assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5}, score.horizon().perStart());
  }

  @Test
  void aStartThatIsValidToTheEndIsCensored() {
    Score score = score((from, to) -> states -> Arrays.fill(states, 1), 1);
    assertEquals(4, score.horizon().censored());
    assertEquals(0, score.diverged());
    assertEquals(3, score.horizon().mean(), "six steps of one half");
  }

  @Test
  void anErrorEqualToTheThresholdIsValid() {
    Score score = score((from, to) -> states -> Arrays.fill(states, 0.7), 1);
    assertEquals(0, score.horizon().mean(), "1 − 0.7 is a little more than 0.3 in binary");
    Score exact = score((from, to) -> states -> Arrays.fill(states, 1.25), 1);
    assertEquals(4, exact.horizon().censored());
  }

  @Test
  void aForecastThatIsNotFiniteCountsAsDivergedAndItsErrorAsInfinite() {
    int[] step = {0};
    Score score =
        score((from, to) -> states -> Arrays.fill(states, step[0]++ < 2 ? 1 : Double.NaN), 1);
    assertEquals(4, score.diverged());
    assertEquals(1, score.horizon().mean());
    assertEquals(Double.POSITIVE_INFINITY, score.errorCurve()[2]);
    assertEquals(0, score.errorCurve()[1]);
  }

  @Test
  void theErrorCurveIsTheMedianOverStarts() {
    Score score = score((from, to) -> failingAfter(from), 1);
    assertEquals(0.1, score.errorCurve()[0], 1e-15);
    assertEquals(0.55, score.errorCurve()[2], 1e-15, "two of four have failed");
    assertEquals(1, score.errorCurve()[5]);
  }
}
