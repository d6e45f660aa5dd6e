package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartMeanTest {
  private static final int RECORDS = 200;
  private static final int STARTS = 100;

  /// Truth is 0. Neighbours of a first-order autoregression correlate by 0.6, so that the mean's standard
  /// error is twice that of independent starts, whose interval would hold the truth in 67% of records.
  @Test
  void intervalsHoldTheTruthInNineRecordsOfTenWhereStartsHangTogether() {
    RandomGenerator random = new Seed(5).generator();
    int covered = 0;
    for (int record = 0; record < RECORDS; record++) {
      covered += holds(StartMean.of(autoregression(random, 0.6), new Seed(record)), 0);
    }
    assertTrue(covered >= 0.9 * RECORDS, "covered " + covered);
  }

  /// Forecasts that are lost at the next bad place of the truth, as on a Chua circuit: horizons are
  /// the waiting times of a Poisson process of mean 4 starts, with as many that are lost on their own.
  @ParameterizedTest
  @ValueSource(ints = {20, 50, 100, 400})
  void intervalsHoldTheTruthInNineRecordsOfTenWhereForecastsOfManyStartsEndTogether(int starts) {
    RandomGenerator random = new Seed(6).generator();
    int covered = 0;
    for (int record = 0; record < RECORDS; record++) {
      double[] horizons = endingTogether(random, starts, 4);
      covered += holds(StartMean.ofHorizons(horizons, 1, new Seed(record)), 4);
    }
    assertTrue(covered >= 0.9 * RECORDS, starts + " starts: covered " + covered);
  }

  @Test
  void fewStartsThatDoNotOverlapAreIndependentUnlessTheyShowOtherwise() {
    double[] horizons = {3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 5.8};
    assertEquals(1, StartMean.ofHorizons(horizons, 10, new Seed(2)).blockLength());
    assertEquals(2, StartMean.ofHorizons(horizons, 1, new Seed(2)).blockLength());
  }

  /// 5% of 200 are 10 with standard deviation 3.1, half of them 100 with 7.1: three deviations.
  @Test
  void pValuesOfIndependentNoiseAreUniform() {
    RandomGenerator random = new Seed(7).generator();
    int below5 = 0;
    int below50 = 0;
    for (int record = 0; record < RECORDS; record++) {
      double[] differences = new double[STARTS];
      for (int k = 0; k < STARTS; k++) {
        differences[k] = Math.pow(random.nextGaussian(), 3);
      }
      double p = StartMean.of(differences, new Seed(record)).pValue();
      below5 += p <= 0.05 ? 1 : 0;
      below50 += p <= 0.5 ? 1 : 0;
    }
    assertEquals(10, below5, 9.3);
    assertEquals(100, below50, 21);
  }

  @Test
  void pValuesOfDependentNoiseAreSeldomSmall() {
    RandomGenerator random = new Seed(8).generator();
    int below5 = 0;
    for (int record = 0; record < RECORDS; record++) {
      double p = StartMean.of(autoregression(random, 0.6), new Seed(record)).pValue();
      below5 += p <= 0.05 ? 1 : 0;
    }
    assertTrue(below5 <= 0.1 * RECORDS, "below 5%: " + below5);
  }

  @Test
  void independentStartsHaveTheBootstrapsInterval() {
    double[] values = {3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 5.8};
    StartMean found = StartMean.of(values, new Seed(2));
    assertEquals(1, found.blockLength());
    assertEquals(Bootstrap.meanInterval95(values, new Seed(2))[0], found.ci95()[0]);
  }

  @Test
  void aRampIsOneBlockAfterAnother() {
    double[] ramp = new double[40];
    for (int k = 0; k < ramp.length; k++) {
      ramp[k] = k;
    }
    assertEquals(10, StartMean.of(ramp, new Seed(2)).blockLength());
  }

  private static int holds(StartMean found, double truth) {
    return found.ci95()[0] <= truth && truth <= found.ci95()[1] ? 1 : 0;
  }

  private static double[] autoregression(RandomGenerator random, double share) {
    double[] values = new double[STARTS];
    double value = random.nextGaussian();
    for (int k = 0; k < STARTS; k++) {
      values[k] = value;
      value = share * value + Math.sqrt(1 - share * share) * random.nextGaussian();
    }
    return values;
  }

  private static double[] endingTogether(RandomGenerator random, int starts, double mean) {
    double[] values = new double[starts];
    double next = mean * random.nextExponential();
    for (int k = 0; k < starts; k++) {
      while (next < k) {
        next += mean * random.nextExponential();
      }
      values[k] = 0.5 * (next - k) + 0.5 * mean * random.nextExponential();
    }
    return values;
  }
}
