package chaoscast.evaluation.score;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/// The two-sided sign test of whether differences are as often positive as negative.
///
///     p = min(1, 2 P(B ≤ min(n₊, n₋))),  B ~ Binomial(n₊ + n₋, ½)
///
/// Differences of zero say nothing and are left out.
///
/// Source: W. J. Dixon, A. M. Mood, The statistical sign test, J. Am. Stat. Assoc. 41 (1946) 557–566,
/// doi:10.1080/01621459.1946.10501898.
final class SignTest {
  private SignTest() {}

  /// @param positive number of positive differences
  /// @param negative number of negative differences
  /// @return the p-value; 1 if there are none of either
  static double pValue(int positive, int negative) {
    if (positive + negative == 0) {
      return 1;
    }
    // summed from the smallest term up: the distribution's own sum loses what is below 1e−16
    var signs = new BinomialDistribution(positive + negative, 0.5);
    double tail = 0;
    for (int k = 0; k <= Math.min(positive, negative); k++) {
      tail += Math.exp(signs.logProbability(k));
    }
    return Math.min(1, 2 * tail);
  }
}
