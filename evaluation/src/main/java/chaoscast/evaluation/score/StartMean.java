package chaoscast.evaluation.score;

import chaoscast.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.TDistribution;

/// The mean of what was measured at successive starts, which may overlap in time.
///
/// Starts that are independent ([StartBlocks]) have the percentile bootstrap's interval and the
/// p-value of the test that flips the signs of all values at random, which is exact where values are
/// as likely positive as negative. Others have those of blocks:
///
///     s² = (b / n) var of the means of all runs of b starts · m / (m − 1),   m = n / b
///     interval = x̄ ± t s,   p = P(|T| ≥ |x̄| / s),   T Student's of m − 1 degrees of freedom
///
/// which is the moving-block bootstrap's variance with the quantile that a fixed share b / n of the
/// record asks for. Never less than s of independent starts.
///
/// Sources: B. Efron, Ann. Stat. 7 (1979) 1–26, doi:10.1214/aos/1176344552; H. R. Künsch, The jackknife
/// and the bootstrap for general stationary observations, Ann. Stat. 17 (1989) 1217–1241,
/// doi:10.1214/aos/1176347265; N. M. Kiefer, T. J. Vogelsang, A new asymptotic theory for
/// heteroskedasticity-autocorrelation robust tests, Econom. Theory 21 (2005) 1130–1164,
/// doi:10.1017/S0266466605050565.
///
/// @param mean        of the values
/// @param ci95        95% confidence interval, lower and upper end
/// @param pValue      two-sided, of a mean of zero
/// @param blockLength starts that hang together; 1: independent
record StartMean(double mean, double[] ci95, double pValue, int blockLength) {
  /// @param values not empty, in the order of their starts; not modified
  /// @param seed   source of the draws
  static StartMean of(double[] values, Seed seed) {
    double mean = mean(values);
    int block = StartBlocks.length(values);
    if (block == 1) {
      return new StartMean(
          mean, Bootstrap.meanInterval95(values, seed), flippedSigns(values, seed), 1);
    }
    double error = error(values, block);
    var student = student(values, block);
    double half = student.inverseCumulativeProbability(0.975) * error;
    return new StartMean(
        mean,
        new double[] {mean - half, mean + half},
        2 * student.cumulativeProbability(-Math.abs(mean) / error),
        block);
  }

  /// The same of values that are not negative and mostly skewed, whose intervals in blocks are those of the logarithm,
  ///
  ///     x̄ exp(± t s / x̄)
  ///
  /// and which are taken in blocks wherever forecasts overlap: a record is too short to show that they are independent.
  ///
  /// @param values  not negative, such as horizons
  /// @param spacing from one start to the next in the unit of the values
  /// @param seed    source of the draws
  static StartMean ofHorizons(double[] values, double spacing, Seed seed) {
    StartMean found = of(values, seed);
    double mean = found.mean();
    int block =
        mean > spacing ? StartBlocks.lengthWhereTheyOverlap(values) : found.blockLength();
    if (block == 1 || !(mean > 0)) {
      return found;
    }
    double ratio =
        Math.exp(
            student(values, block).inverseCumulativeProbability(0.975) * error(values, block)
                / mean);
    return new StartMean(
        mean, new double[] {mean / ratio, mean * ratio}, found.pValue(), block);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /// s.
  private static double error(double[] values, int block) {
    double blocks = (double) values.length / block;
    return Math.sqrt(
        Math.max(
            blockVariance(values, block) / (blocks - 1),
            blockVariance(values, 1) / (values.length - 1)));
  }

  private static TDistribution student(double[] values, int block) {
    return new TDistribution((double) values.length / block - 1);
  }

  /// Variance of the means of all runs of some successive values.
  private static double blockVariance(double[] values, int block) {
    int runs = values.length - block + 1;
    double[] means = new double[runs];
    for (int run = 0; run < runs; run++) {
      for (int k = run; k < run + block; k++) {
        means[run] += values[k] / block;
      }
    }
    double centre = Arrays.stream(means).sum() / runs;
    return Arrays.stream(means).map(m -> (m - centre) * (m - centre)).sum() / runs;
  }

  /// Share of random signs that give a mean at least as far from zero.
  private static double flippedSigns(double[] values, Seed seed) {
    double[] moved = Arrays.stream(values).filter(value -> value != 0).toArray();
    double limit = Math.abs(Arrays.stream(moved).sum());
    limit -= 1e-12 * Arrays.stream(moved).map(Math::abs).sum(); // sums in another order are equal
    RandomGenerator random = seed.child("signs").generator();
    int asFar = 1;
    for (int draw = 0; draw < Bootstrap.RESAMPLES; draw++) {
      double sum = 0;
      long bits = 0;
      for (int k = 0; k < moved.length; k++) {
        bits = k % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
        sum += (bits & 1) == 0 ? moved[k] : -moved[k];
      }
      asFar += Math.abs(sum) >= limit ? 1 : 0;
    }
    return asFar / (1.0 + Bootstrap.RESAMPLES);
  }

  StartMean {
    ci95 = ci95.clone();
  }

  @Override
  public double[] ci95() {
    return ci95.clone();
  }
}
