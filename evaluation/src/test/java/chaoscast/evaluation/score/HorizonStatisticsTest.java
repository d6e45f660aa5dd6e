package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HorizonStatisticsTest {
  @Test
  void meanDeviationMedianAndRangeAreThoseOfTheSample() {
    var statistics = HorizonStatistics.of(new double[] {1, 2, 3, 10}, 1, new Seed(1));
    assertEquals(4, statistics.mean());
    assertEquals(Math.sqrt((9 + 4 + 1 + 36) / 3.0), statistics.std(), 1e-15);
    assertEquals(2.5, statistics.median());
    assertEquals(1, statistics.min());
    assertEquals(10, statistics.max());
    assertEquals(1, statistics.censored());
  }

  @Test
  void lyapunovTimesAreTimesTheExponent() {
    var statistics = HorizonStatistics.of(new double[] {1, 3}, 0, new Seed(1)).times(0.5);
    assertEquals(1, statistics.mean());
    assertArrayEquals(new double[] {0.5, 1.5}, statistics.perStart());
    assertEquals(Math.sqrt(2) / 2, statistics.std(), 1e-15);
  }

  @Test
  void everyStatisticButTheCountIsInTheNewUnit() {
    var ci95 = new double[] {2, 9};
    var statistics =
        new HorizonStatistics(5, 3, 4, 1, 10, ci95, new double[] {10, 1, 4}, 1, 2).times(0.5);
    assertEquals(2.5, statistics.mean());
    assertEquals(1.5, statistics.std());
    assertEquals(2, statistics.median());
    assertEquals(0.5, statistics.min());
    assertEquals(5, statistics.max());
    assertArrayEquals(new double[] {1, 4.5}, statistics.ci95());
    assertArrayEquals(new double[] {5, 0.5, 2}, statistics.perStart());
    assertEquals(1, statistics.censored());
    assertEquals(2, statistics.blockLength());
  }

  @Test
  void theBootstrapIntervalOfAConstantIsThatConstant() {
    var statistics = HorizonStatistics.of(new double[] {2, 2, 2}, 0, new Seed(1));
    assertArrayEquals(new double[] {2, 2}, statistics.ci95());
  }

  /// Of three values that are 0, 0, 1, all of a resample's are 1 with probability 1/27 = 3.7%, so that the
  /// 97.5% quantile of means is 1 but the 95% quantile is 2/3. Of six, half of them 1, none is with
  /// probability 1/64 = 1.6%, so that the 2.5% quantile is 1/6 but the 0.5% quantile is 0. Shares of
  /// 10 000 resamples miss these by 0.2%: each is six such errors away from 2.5%.
  @Test
  void theBootstrapIntervalLeavesTwoAndAHalfPercentOutOnEitherSide() {
    for (long seed = 0; seed < 5; seed++) {
      assertArrayEquals(new double[] {0, 1}, interval(seed, 0, 0, 1));
      assertArrayEquals(new double[] {0, 1}, interval(seed, 0, 1, 1));
      assertArrayEquals(new double[] {1 / 6.0, 5 / 6.0}, interval(seed, 0, 0, 0, 1, 1, 1));
    }
  }

  private static double[] interval(long seed, double... sample) {
    return HorizonStatistics.of(sample, 0, new Seed(seed)).ci95();
  }

  @Test
  void theBootstrapIntervalCoversTheMeanAsOftenAsItSays() {
    RandomGenerator random = new Seed(11).child("coverage").generator();
    int covered = 0;
    for (int repetition = 0; repetition < 200; repetition++) {
      double[] sample = new double[60];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = 5 + random.nextGaussian();
      }
      double[] interval = HorizonStatistics.of(sample, 0, new Seed(repetition)).ci95();
      covered += interval[0] <= 5 && 5 <= interval[1] ? 1 : 0;
    }
    // 95% of 200 is 190 with standard deviation 3.1; the percentile bootstrap of 60 values is a
    // little too narrow (about 94%): four deviations around 188
    assertEquals(188, covered, 12);
  }

  @Test
  void sameSeedGivesTheSameInterval() {
    double[] sample = {1, 4, 2, 8, 5};
    assertArrayEquals(
        HorizonStatistics.of(sample, 0, new Seed(3)).ci95(),
        HorizonStatistics.of(sample, 0, new Seed(3)).ci95());
  }
}
