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

  private static Score score(HorizonScorer.Starter starter, int threads) {
    var measure = new ErrorMeasure(ErrorKind.RELATIVE, ONES, ScalingKind.NONE.fit(List.of(ONES)));
    return new HorizonScorer(PROTOCOL, measure, new Seed(1)).score(1, starter, threads);
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
