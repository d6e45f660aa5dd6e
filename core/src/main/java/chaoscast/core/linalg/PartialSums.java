package chaoscast.core.linalg;

/// How the eight partial sums of an inner product become one: the order that a vector of eight
/// takes when its halves are added up.
final class PartialSums {
  static final int COUNT = 8;

  private PartialSums() {}

  /// @param sums    not modified
  /// @param first   index of s₀
  /// @param spacing from one partial sum to the next
  static double total(double[] sums, int first, int spacing) {
    double even =
        (sums[first] + sums[first + 4 * spacing])
            + (sums[first + 2 * spacing] + sums[first + 6 * spacing]);
    double odd =
        (sums[first + spacing] + sums[first + 5 * spacing])
            + (sums[first + 3 * spacing] + sums[first + 7 * spacing]);
    return even + odd;
  }
}
