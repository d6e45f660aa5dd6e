package chaoscast.evaluation.climate;

/// One variable of several runs of equal length, one after another.
///
/// @param values not copied, and not modified
/// @param runs   how many there are, ≥ 1
record Series(double[] values, int runs) {
  /// @return values in a run
  int steps() {
    return values.length / runs;
  }

  double mean() {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }
}
