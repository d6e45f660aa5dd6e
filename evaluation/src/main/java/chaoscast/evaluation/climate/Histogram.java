package chaoscast.evaluation.climate;

/// How often one variable takes which values: shares in bins of equal width from least to greatest.
///
/// @param least    lower edge of the first bin
/// @param greatest upper edge of the last
/// @param shares   of each bin, summing to one
public record Histogram(double least, double greatest, double[] shares) {
  static final int BINS = 100;

  public Histogram {
    shares = shares.clone();
  }

  @Override
  public double[] shares() {
    return shares.clone();
  }

  /// @param values of one variable; not modified
  static Histogram of(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    double[] shares = new double[BINS];
    double scale = greatest > least ? BINS / (greatest - least) : 0;
    for (double value : values) {
      int bin = (int) ((value - least) * scale);
      shares[Math.min(BINS - 1, bin)] += 1.0 / values.length;
    }
    return new Histogram(least, greatest, shares);
  }

  /// The area between the distribution functions, which is how far values must be moved on average
  /// to turn one distribution into the other (Wasserstein's distance of order one).
  double distance(Histogram other) {
    double from = Math.min(least, other.least);
    double to = Math.max(greatest, other.greatest);
    int cells = 8 * BINS;
    double width = (to - from) / cells;
    double area = 0;
    for (int cell = 0; cell < cells; cell++) {
      double value = from + (cell + 0.5) * width;
      area += Math.abs(shareBelow(value) - other.shareBelow(value)) * width;
    }
    return area;
  }

  /// The distribution function, linear within a bin.
  private double shareBelow(double value) {
    double position = greatest > least ? (value - least) / (greatest - least) * shares.length : 0;
    if (greatest == least) {
      return value < least ? 0 : 1;
    }
    double sum = 0;
    for (int bin = 0; bin < shares.length && position > 0; bin++, position--) {
      sum += shares[bin] * Math.min(1, position);
    }
    return sum;
  }
}
