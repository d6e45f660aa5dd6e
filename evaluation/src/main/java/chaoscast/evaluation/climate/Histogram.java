package chaoscast.evaluation.climate;

import chaoscast.core.Trajectory;

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

  static Histogram of(Trajectory trajectory, int variable) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int step = 0; step < trajectory.steps(); step++) {
      least = Math.min(least, trajectory.get(step, variable));
      greatest = Math.max(greatest, trajectory.get(step, variable));
    }
    double[] shares = new double[BINS];
    double scale = greatest > least ? BINS / (greatest - least) : 0;
    for (int step = 0; step < trajectory.steps(); step++) {
      int bin = (int) ((trajectory.get(step, variable) - least) * scale);
      shares[Math.min(BINS - 1, bin)] += 1.0 / trajectory.steps();
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
