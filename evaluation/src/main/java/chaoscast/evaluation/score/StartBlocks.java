package chaoscast.evaluation.score;

import java.util.Arrays;

/// How many successive starts hang together, from the autocorrelation of what was measured at them.
///
///     R_j = (1/n) Σ_k (x_k − x̄)(x_{k+j} − x̄),   ρ_j = R_j / R₀ + 1/n
///
/// Starts are taken for independent (blocks of one) unless √n ρ₁ or √(n/K) Σ_{j ≤ K} ρ_j, K = n^⅓, exceeds
/// 1.645, the upper 5% of what independent starts give. Blocks of dependent starts are twice as long as
/// the rule of Politis and White has it,
///
///     b = 2 (3 G² / 2 g²)^⅓ n^⅓,   G = 2 Σ λ_j j R_j,   g = R₀ + 2 Σ λ_j R_j,
///
/// with the trapezoid λ up to twice the lag after which autocorrelations stay within 2 √(log₁₀ n / n), and
/// and a quarter of all starts, or 2.5 √n of more than a hundred, at least; a quarter at most: forecasts that overlap
/// have memory that is longer than one record of them shows, and few long blocks with Student's quantile cover it.
///
/// Source: D. N. Politis, H. White, Automatic block-length selection for the dependent bootstrap,
/// Econom. Rev. 23 (2004) 53–70, doi:10.1081/ETC-120028836.
final class StartBlocks {
  private static final double UPPER_FIVE_PERCENT = 1.6449;
  private static final int FEWEST = 8;
  private static final int QUIET_LAGS = 5;

  private StartBlocks() {}

  /// @param values one a start, in their order; not modified
  /// @return starts in a block: 1 where they are independent, else from 2 to a quarter of all
  static int length(double[] values) {
    double[] covariance = covariance(values);
    return isEnough(covariance) && areDependent(covariance) ? length(covariance, values.length) : 1;
  }

  /// @param values one a start, in their order, of forecasts that reach past the next start; not modified
  /// @return the same, but blocks whether or not the record shows that starts hang together
  static int lengthWhereTheyOverlap(double[] values) {
    double[] covariance = covariance(values);
    return isEnough(covariance) ? length(covariance, values.length) : 1;
  }

  private static boolean isEnough(double[] covariance) {
    return covariance.length >= FEWEST && covariance[0] > 0;
  }

  private static int length(double[] covariance, int n) {
    double wanted = Math.max(2 * ruleOfPolitisAndWhite(covariance), 2.5 * Math.sqrt(n));
    return Math.clamp(Math.round(wanted), 2, n / 4);
  }

  private static double[] covariance(double[] values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    double[] covariance = new double[n];
    for (int lag = 0; lag < n; lag++) {
      for (int k = 0; k + lag < n; k++) {
        covariance[lag] += (values[k] - mean) * (values[k + lag] - mean) / n;
      }
    }
    return covariance;
  }

  private static boolean areDependent(double[] covariance) {
    int n = covariance.length;
    int lags = (int) Math.round(Math.cbrt(n));
    double sum = 0;
    for (int lag = 1; lag <= lags; lag++) {
      sum += covariance[lag] / covariance[0] + 1.0 / n;
    }
    double first = covariance[1] / covariance[0] + 1.0 / n;
    return Math.max(Math.sqrt(n) * first, Math.sqrt((double) n / lags) * sum) > UPPER_FIVE_PERCENT;
  }

  private static double ruleOfPolitisAndWhite(double[] covariance) {
    int n = covariance.length;
    int last = Math.min(2 * lastLag(covariance), n - 1);
    double weighted = 0;
    double spectrum = covariance[0];
    for (int lag = 1; lag <= last; lag++) {
      double trapezoid = Math.min(1, 2 * (1 - (double) lag / last));
      weighted += 2 * trapezoid * lag * covariance[lag];
      spectrum += 2 * trapezoid * covariance[lag];
    }
    return spectrum > 0 ? Math.cbrt(1.5 * weighted * weighted / (spectrum * spectrum) * n) : 1;
  }

  /// The lag after which some successive autocorrelations are within what chance gives.
  private static int lastLag(double[] covariance) {
    int n = covariance.length;
    double chance = 2 * Math.sqrt(Math.log10(n) / n) * covariance[0];
    int most = Math.min(n / 2, (int) Math.ceil(Math.sqrt(n)) + QUIET_LAGS);
    for (int lag = 0; lag < most; lag++) {
      boolean quiet = true;
      for (int later = lag + 1; later <= Math.min(lag + QUIET_LAGS, n - 1); later++) {
        quiet &= Math.abs(covariance[later]) < chance;
      }
      if (quiet) {
        return lag;
      }
    }
    return most;
  }
}
