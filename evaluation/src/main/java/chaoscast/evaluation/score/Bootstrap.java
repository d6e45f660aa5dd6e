package chaoscast.evaluation.score;

import chaoscast.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.stat.descriptive.rank.Percentile;

/// The percentile bootstrap: the statistic of many resamples drawn with replacement.
///
/// Source: B. Efron, Bootstrap methods: another look at the jackknife, Ann. Stat. 7 (1979) 1–26,
/// doi:10.1214/aos/1176344552.
final class Bootstrap {
  static final int RESAMPLES = 10_000;

  private Bootstrap() {}

  /// @param values not empty; not modified
  /// @return lower and upper end of the 95% confidence interval of the mean
  static double[] meanInterval95(double[] values, Seed seed) {
    RandomGenerator random = seed.child("bootstrap").generator();
    double[] means = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[resample] = sum / values.length;
    }
    Arrays.sort(means);
    var percentile = new Percentile();
    percentile.setData(means);
    return new double[] {percentile.evaluate(2.5), percentile.evaluate(97.5)};
  }
}
