package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.Protocol;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Expected values are worked out by hand or by the plain sums of the definitions.
class CommonScoresTest {
  @Test
  void smapeIsTheMeanShareOfAllStepsSoFar() {
    double[] truth = {1, 2, 4, 0};
    double[] forecast = {3, 2, -4, 1};
    // Shares: 2/4, 0; 8/8, 1/1.
    assertArrayEquals(
        new double[] {25, 62.5}, Smape.curve(truth, forecast, 2, 2), 1e-7);
  }

  @Test
  void aStateThatIsNotFiniteCountsInFull() {
    assertArrayEquals(
        new double[] {0, 50, 200.0 / 3},
        Smape.curve(
            new double[] {1, 1, 1}, new double[] {1, Double.NaN, Double.POSITIVE_INFINITY}, 1, 3),
        1e-7);
  }

  @Test
  void maseIsRelativeToTheStepsOfTheTruth() {
    double[] start = {0, 5};
    double[] truth = {1, 4, 3, 4};
    double[] forecast = {2, 4, 3, 7};
    // Errors 1 + 0 over changes 1 + 2; 0 + 3 over 1 + 0.
    assertEquals((1.0 / 3 + 3) / 2, Mase.of(start, truth, forecast, 2), 1e-15);
    assertEquals(0.5, Mase.of(start, truth, forecast, 1), 1e-15);
  }

  @Test
  void sayingThatNothingChangesInTheNextStepHasAMaseOfOne() {
    double[] truth = {3, 1, 4, 1, 5, 9, 2, 6};
    double[] before = {2, 3, 1, 4, 1, 5, 9, 2};
    assertEquals(1, Mase.of(new double[] {2}, truth, before, 8), 1e-15);
  }

  @Test
  void variablesThatDoNotVaryHaveNoMase() {
    double[] truth = {1, 7, 2, 7};
    double[] forecast = {1.5, 0, 2.5, 0};
    assertEquals(0.5, Mase.of(new double[] {0, 7}, truth, forecast, 2), 1e-15);
    assertTrue(Double.isNaN(Mase.of(new double[] {7}, new double[] {7}, new double[] {1}, 1)));
  }

  /// Counted in a map of cells, in the smoothed shares of the definition.
  @Test
  void stateSpaceDivergenceIsThatOfSmoothedShares() {
    var random = new Random(3);
    double[] truth = random.doubles(600).toArray();
    double[] forecast = random.doubles(400).map(x -> 1.1 * x * x).toArray();
    double[] least = {0, 0};
    double[] greatest = {1, 1};
    var found = new StateSpaceDivergence(least, greatest);
    found.addTruth(truth, truth.length);
    found.addForecast(forecast, forecast.length);
    Map<Integer, Integer> p = cells(truth);
    Map<Integer, Integer> q = cells(forecast);
    double alpha = 1e-5;
    double n = p.values().stream().mapToInt(x -> x).sum() + alpha * 900;
    double m = q.values().stream().mapToInt(x -> x).sum() + alpha * 900;
    double sum = 0;
    for (int cell = 0; cell < 900; cell++) {
      double share = (p.getOrDefault(cell, 0) + alpha) / n;
      sum += share * Math.log(share / ((q.getOrDefault(cell, 0) + alpha) / m));
    }
    assertEquals(sum, found.value(), 1e-12);
  }

  private static Map<Integer, Integer> cells(double[] states) {
    var counts = new HashMap<Integer, Integer>();
    for (int i = 0; i < states.length; i += 2) {
      if (states[i] <= 1 && states[i + 1] <= 1) {
        counts.merge(
            (int) Math.floor(30 * states[i]) * 30 + (int) Math.floor(30 * states[i + 1]), 1,
            Integer::sum);
      }
    }
    return counts;
  }

  @Test
  void ofFiveVariablesEachIsTakenAlone() {
    double[] least = new double[5];
    double[] greatest = {1, 1, 1, 1, 1};
    var found = new StateSpaceDivergence(least, greatest);
    double[] truth = new double[10];
    Arrays.fill(truth, 5, 10, 1);
    // The first variable of the forecasts is never 1, the others are as in the truth.
    double[] forecast = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
    found.addTruth(truth, 10);
    found.addForecast(forecast, 10);
    double all = 2 + 30e-5;
    double half = (1 + 1e-5) / all;
    double expected =
        half * Math.log((1 + 1e-5) / (2 + 1e-5)) + half * Math.log((1 + 1e-5) / 1e-5);
    assertEquals(expected / 5, found.value(), 1e-12);
  }

  @Test
  void countsOfPartsAreThoseOfTheWhole() {
    double[] truth = {0.1, 0.5, 0.9, 0.5};
    double[] forecast = {0.2, 0.5, Double.NaN, 0.5};
    var whole = new StateSpaceDivergence(new double[1], new double[] {1});
    whole.addTruth(truth, 4);
    whole.addForecast(forecast, 4);
    var first = new StateSpaceDivergence(new double[1], new double[] {1});
    first.addTruth(truth, 4);
    var second = new StateSpaceDivergence(new double[1], new double[] {1});
    second.addForecast(forecast, 4);
    first.merge(second);
    assertEquals(whole.value(), first.value());
  }

  /// Lines at bins j and k become Gaussians of width 20, whose Hellinger distance is √(1 − exp(−(j − k)²/8·20²)); cut at
  /// four widths they keep all but 6e-5 of their weight.
  @Test
  void twoSinesAreAsFarApartAsTheirSmoothedLines() {
    double[] truth = sine(1024, 200);
    assertEquals(
        Math.sqrt(1 - Math.exp(-40.0 * 40 / (8 * 400))),
        SpectralDistance.of(truth, sine(1024, 240), 1, 1024), 2e-3);
    assertEquals(0, SpectralDistance.of(truth, truth, 1, 1024), 1e-7);
  }

  @Test
  void spectraHaveNoScaleAndOnlyTheLastPowerOfTwoCounts() {
    double[] truth = sine(1024, 200);
    double[] longer = new double[1100];
    double[] other = new double[1100];
    for (int n = 0; n < 1100; n++) {
      longer[n] = n < 76 ? 1e3 : truth[n - 76];
      other[n] = n < 76 ? -n : 7 + 1e-3 * truth[n - 76];
    }
    assertEquals(0, SpectralDistance.of(longer, other, 1, 1100), 1e-6);
  }

  @Test
  void whatRestsOrDivergesHasNoSpectrumInCommon() {
    double[] truth = sine(256, 30);
    double[] lost = truth.clone();
    lost[200] = Double.NaN;
    double[] resting = new double[256];
    Arrays.fill(resting, 0.1);
    assertEquals(1, SpectralDistance.of(truth, resting, 1, 256));
    assertEquals(1, SpectralDistance.of(truth, lost, 1, 256));
    assertTrue(Double.isNaN(SpectralDistance.of(truth, truth, 1, 255)));
  }

  private static double[] sine(int count, int bin) {
    return IntStream.range(0, count)
        .mapToDouble(n -> Math.sin(2 * Math.PI * bin * n / count))
        .toArray();
  }

  @Test
  void crpsIsTheDoubleSumOfItsDefinition() {
    double[] ensemble = {3, -1, 4, 1, 5};
    double error = 0;
    double spread = 0;
    for (double x : ensemble) {
      error += Math.abs(x - 2) / 5;
      for (double y : ensemble) {
        spread += Math.abs(x - y);
      }
    }
    assertEquals(error - spread / 2 / 25, Crps.of(ensemble, 2), 1e-15);
    assertEquals(error - spread / 2 / 20, Crps.fair(ensemble, 2), 1e-15);
    assertArrayEquals(new double[] {3, -1, 4, 1, 5}, ensemble);
  }

  @Test
  void crpsOfOneMemberIsItsError() {
    assertEquals(3, Crps.of(new double[] {5}, 2));
    assertThrows(InputException.class, () -> Crps.of(new double[0], 2));
    assertThrows(InputException.class, () -> Crps.fair(new double[] {5}, 2));
  }

  /// Starts 0 … 2 err by 1, 2 and 3 throughout, over a truth that rises by one a step.
  @Test
  void scoresAreMediansOverStarts() {
    double[] states = IntStream.range(0, 60).mapToDouble(n -> n).toArray();
    Trajectory truth = Trajectory.of(states, 1, 0.5);
    var protocol =
        new Protocol("test", 0.5, 10, 3, 7, 30, 0, 0.3, ErrorKind.NRMSE, ScalingKind.NONE);
    var scorer = new CommonScorer(protocol, truth, protocol::start);
    CommonScores one = scorer.score((from, to) -> off(protocol, from), 1);
    double smape = 0;
    for (int step = 1; step <= 30; step++) {
      double x = protocol.start(1) + step;
      smape += 100 * 2 / (x + x + 2 + 1e-10) / 30;
      assertEquals(smape * 30 / step, one.smapeAt(step), 1e-9);
    }
    assertEquals(one.smapeAt(30), one.smapeAt(CommonScores.STEPS));
    assertEquals(2, one.mase(), 1e-12);
    assertTrue(Double.isNaN(one.spectralDistance()));
    assertTrue(Double.isNaN(one.ctfLong()));
    double norm = 0;
    for (int step = 1; step <= 20; step++) {
      norm += Math.pow(protocol.start(1) + step, 2);
    }
    assertEquals(100 * (1 - 2 * Math.sqrt(20 / norm)), one.ctfShort(), 1e-9);
    CommonScores two = scorer.score((from, to) -> off(protocol, from), 2);
    assertEquals(one.stateSpaceDivergence(), two.stateSpaceDivergence());
    assertArrayEquals(one.smape(), two.smape());
  }

  private static LaneForecaster off(Protocol protocol, int from) {
    int[] step = {0};
    return states -> {
      step[0]++;
      for (int lane = 0; lane < states.length; lane++) {
        states[lane] = protocol.start(from + lane) + step[0] + from + lane + 1;
      }
    };
  }
}
