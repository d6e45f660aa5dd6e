package chaoscast.splinenets.page;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.RealDistribution;

/// A sample beside the distribution that it was drawn from.
///
/// @param sorted the sample, rising
/// @param exact  the distribution
public record Density(double[] sorted, RealDistribution exact) {
  private static final int BINS = 70;
  private static final int POINTS = 560;

  /// @param values not modified
  static Density of(double[] values, RealDistribution exact) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Density(sorted, exact);
  }

  /// A histogram with its exact curve, as a figure shows them.
  ///
  /// @param from    lower end
  /// @param to      upper end
  /// @param heights density of the sample in each of the equal bins
  /// @param curve   exact density in the middles of equal parts of the interval
  public record Histogram(double from, double to, double[] heights, double[] curve) {}

  /// @return share of the sample in (from, to]
  public double share(double from, double to) {
    return (double) (below(to) - below(from)) / sorted.length;
  }

  /// @return the exact probability of (from, to]
  public double probability(double from, double to) {
    return exact.cumulativeProbability(to) - exact.cumulativeProbability(from);
  }

  /// @return the quantile of the sample: the least value with at least that share up to it
  public double quantile(double probability) {
    int index = (int) Math.ceil(probability * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  /// Kolmogorov's distance sup |F_n − F|, which exceeds 1.36/√n by chance one time in twenty.
  public double distance() {
    double distance = 0;
    for (int k = 0; k < sorted.length; k++) {
      double probability = exact.cumulativeProbability(sorted[k]);
      distance =
          Math.max(
              distance,
              Math.max(
                  probability - (double) k / sorted.length,
                  (k + 1.0) / sorted.length - probability));
    }
    return distance;
  }

  Histogram histogram(double from, double to) {
    double bin = (to - from) / BINS;
    double[] heights =
        IntStream.range(0, BINS)
            .mapToDouble(k -> share(from + k * bin, from + (k + 1) * bin) / bin)
            .toArray();
    double[] curve =
        IntStream.range(0, POINTS)
            .mapToDouble(k -> exact.density(from + (to - from) * (k + 0.5) / POINTS))
            .toArray();
    return new Histogram(from, to, heights, curve);
  }

  /// @return how many of the sample are ≤ x
  private int below(double x) {
    int index = Arrays.binarySearch(sorted, x);
    if (index < 0) {
      return -index - 1;
    }
    while (index < sorted.length && sorted[index] == x) {
      index++;
    }
    return index;
  }
}
