package chaoscast.core.files.understanding;

import chaoscast.core.files.table.Digits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The times of successive rows, held against even steps at the precision of their printed digits:
///
///     |t_i − (t₀ + i Δt)| ≤ one unit of the last digit, + 10⁻⁶ Δt
///
/// in every stretch, where t₀ and Δt are those of the least-squares line (half a unit for rounded
/// stamps; twice that, since the line itself is rounded, and for truncated ones). Steps beyond 1.5 median
/// steps are gaps; a step back starts anew. If half of the steps go back, the rows are in reverse order.
///
/// @param even     whether all stretches are even
/// @param reversed whether the rows stand in reverse order
/// @param exact    whether nine steps in ten are the same, so that rounding hides nothing
/// @param step     Δt of the longest stretch, as the shortest decimal within its error
/// @param error    of Δt
/// @param starts   rows that begin a stretch, in the order of time, the first one included
/// @param gaps     whether each stretch begins after a gap (else the clock went back)
/// @param least    smallest step within a stretch
/// @param median   of all steps
/// @param greatest greatest step within a stretch
/// @param badRow   the row whose stamp is farthest from even, from 0
record Stamps(
    boolean even,
    boolean reversed,
    boolean exact,
    double step,
    double error,
    List<Integer> starts,
    List<Boolean> gaps,
    double least,
    double median,
    double greatest,
    int badRow) {

  private static final double SAME = 1e-6;

  /// Times of rows, which are read where they stand: a copy of a long column would be as long.
  ///
  /// @param count at least two
  /// @param at    time of a row, finite
  private record Times(int count, IntToDoubleFunction at) {
    double of(int row) {
      return at.applyAsDouble(row);
    }

    int steps() {
      return count - 1;
    }

    double step(int row) {
      return of(row + 1) - of(row);
    }

    Times reversed() {
      return new Times(count, row -> of(count - 1 - row));
    }
  }

  /// @param times  one a row, finite, at least two; not modified
  /// @param digits to how many they were printed
  static Stamps of(double[] times, Digits digits) {
    return of(times.length, row -> times[row], digits);
  }

  /// @param count  number of rows, at least two
  /// @param at     time of a row, finite
  /// @param digits to how many they were printed
  static Stamps of(int count, IntToDoubleFunction at, Digits digits) {
    var times = new Times(count, at);
    double median = median(times);
    return median < 0
        ? of(times.reversed(), -median, digits, true)
        : of(times, median, digits, false);
  }

  /// Steps that are mostly the same are held against themselves first, then against the printed digits.
  private static Stamps of(
      Times times, double median, Digits digits, boolean reversed) {
    double largest = 0;
    for (int row = 0; row < times.count; row++) {
      largest = Math.max(largest, Math.abs(times.of(row)));
    }
    double unit = digits.unit(largest);
    double rounding = 4 * Math.ulp(largest);
    long same = 0;
    for (int i = 0; i < times.steps(); i++) {
      same += Math.abs(times.step(i) - median) <= SAME * median + rounding ? 1 : 0;
    }
    if (median > 0 && same >= 0.9 * times.steps()) {
      Stamps exact = of(times, median, unit, rounding, true, reversed);
      if (exact.even) {
        return exact;
      }
    }
    return of(times, median, unit, rounding, false, reversed);
  }

  private static Stamps of(
      Times times,
      double median,
      double unit,
      double rounding,
      boolean exact,
      boolean reversed) {
    double jump = 1.5 * median + (exact || unit <= 0.2 * median ? rounding : 2 * unit);
    double back = exact ? -rounding : -1.001 * unit - rounding;
    var starts = new ArrayList<Integer>(List.of(0));
    var gaps = new ArrayList<Boolean>(List.of(false));
    for (int i = 0; i < times.steps(); i++) {
      double step = times.step(i);
      boolean gap = median > 0 && step > jump;
      if (gap || step < back) {
        starts.add(i + 1);
        gaps.add(gap);
      }
    }
    int longest = 0;
    for (int i = 0; i < starts.size(); i++) {
      longest = length(starts, i, times.count) > length(starts, longest, times.count) ? i
          : longest;
    }
    int count = length(starts, longest, times.count);
    double slope = count < 2 ? median : slope(times, starts.get(longest), count, median);
    double error = Math.max(exact ? Math.min(unit, SAME * median) : unit, rounding)
        / Math.max(1, count - 1);
    error = Math.max(error, 5e-15 * slope);
    double tolerance = exact ? SAME * median * 10 + rounding : 1.001 * unit + rounding;
    double worst = -1;
    int badRow = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      int length = length(starts, i, times.count);
      double mean = 0;
      double first = times.of(from);
      for (int k = 0; k < length; k++) {
        mean += (times.of(from + k) - first - k * slope) / length;
      }
      for (int k = 0; k < length; k++) {
        double off = Math.abs(times.of(from + k) - first - k * slope - mean);
        double allowed = tolerance + SAME * slope;
        if (off - allowed > worst) {
          worst = off - allowed;
          badRow = from + k;
        }
        if (k > 0) {
          double step = times.step(from + k - 1);
          least = Math.min(least, step);
          greatest = Math.max(greatest, step);
        }
      }
    }
    // Rounding makes two stamps equal only where its unit is as large as the step.
    boolean equal = least <= 0 && unit < 0.99 * slope;
    boolean few = starts.size() <= Math.max(1, times.count / 3);
    return new Stamps(
        worst <= 0 && slope > 0 && few && !equal,
        reversed,
        exact,
        slope > 0 ? shortest(slope, error) : slope,
        error,
        starts,
        gaps,
        least,
        median,
        greatest,
        reversed ? times.count - 1 - badRow : badRow);
  }

  /// @return whether Δt may be this, as far as the stamps' digits tell
  boolean agreesWith(double timeStep) {
    return Math.abs(timeStep - step) <= 3 * error + 1e-9 * step;
  }

  private static int length(List<Integer> starts, int index, int rows) {
    int end = index + 1 < starts.size() ? starts.get(index + 1) : rows;
    return end - starts.get(index);
  }

  /// Of a sample of the steps where there are many.
  private static double median(Times times) {
    int stride = Math.max(1, times.steps() / 200_000);
    double[] sample = new double[Math.ceilDiv(times.steps(), stride)];
    Arrays.setAll(sample, i -> times.step(i * stride));
    Arrays.sort(sample);
    return sample[sample.length / 2];
  }

  /// Of the least-squares line. What stamps differ from even ones is small, and so is its rounding.
  private static double slope(Times times, int from, int count, double guess) {
    double middle = 0.5 * (count - 1);
    double sum = 0;
    double square = 0;
    double first = times.of(from);
    for (int k = 0; k < count; k++) {
      sum += (k - middle) * (times.of(from + k) - first - k * guess);
      square += (k - middle) * (k - middle);
    }
    return guess + sum / square;
  }

  /// The decimal of fewest digits within the error: the doubles nearest 0, 0.01, 0.02 … give 0.01.
  private static double shortest(double value, double error) {
    for (int digits = 1; digits < 16; digits++) {
      double rounded =
          new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN))
              .doubleValue();
      if (Math.abs(rounded - value) <= error) {
        return rounded;
      }
    }
    return value;
  }
}
