package chaoscast.lorenz.lyapunov;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.Seed;

/// At which sizes the growth of differences is to be measured.
///
/// @param smallest size δ₀ > 0 of a difference between observed states, as a share of their
///                 standard deviation √Σ var x_i
/// @param ratio    r > 1; sizes are δ₀, r δ₀, r² δ₀, …
/// @param sizes    how many, ≥ 1
/// @param pairs    number of pairs of solutions in each of eight independent runs, ≥ 1
/// @param seed     of start states and differences
public record FiniteSizePlan(double smallest, double ratio, int sizes, int pairs, Seed seed) {
  /// From 10⁻⁵ to 0.32 in steps of √10.
  public static final FiniteSizePlan STANDARD =
      new FiniteSizePlan(1e-5, Math.sqrt(10), 10, 16, new Seed(1));

  public FiniteSizePlan {
    requirePositive("smallest size", smallest);
    if (!(ratio > 1 && ratio < Double.POSITIVE_INFINITY)) {
      throw new InputException("ratio must be > 1 but was " + ratio);
    }
    requireAtLeast("sizes", 1, sizes);
    requireAtLeast("pairs", 1, pairs);
  }

  public FiniteSizePlan withSeed(Seed newSeed) {
    return new FiniteSizePlan(smallest, ratio, sizes, pairs, newSeed);
  }

  public FiniteSizePlan withPairs(int newPairs) {
    return new FiniteSizePlan(smallest, ratio, sizes, newPairs, seed);
  }

  /// @return the threshold of that number, one past the last size included
  double threshold(int number) {
    return smallest * Math.pow(ratio, number);
  }
}
