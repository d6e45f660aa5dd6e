package chaoscast.core.files.understanding;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/// Finds values that lie alone and far outside: farther from both neighbours and from the median than
/// twelve times the range from the 5th to the 95th percentile. The least or the greatest value is one too, however often
/// it stands there, if it is all nines, such as −99 and 9999, and farther from all others than these are from each
/// other.
final class Outliers {
  private static final int SAMPLE = 20_000;
  private static final double FAR = 12;
  private static final int LEAST_ROWS = 20;

  private Outliers() {}

  /// @param values NaN where missing
  static Optional<Outlier> of(String column, int rows, IntToDoubleFunction values) {
    Optional<Outlier> nines = nines(column, rows, values);
    return nines.isPresent() ? nines : far(column, rows, values);
  }

  /// All nines beyond the range of the others, in at most half of the rows.
  private static Optional<Outlier> nines(String column, int rows, IntToDoubleFunction values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      double one = values.applyAsDouble(row);
      low = Math.min(low, Double.isNaN(one) ? low : one);
      high = Math.max(high, Double.isNaN(one) ? high : one);
    }
    for (double sign : new double[] {low, high}) {
      if (!isNines(sign)) {
        continue;
      }
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      int count = 0;
      int first = -1;
      for (int row = 0; row < rows; row++) {
        double one = values.applyAsDouble(row);
        if (one == sign) {
          count++;
          first = first < 0 ? row : first;
        } else if (!Double.isNaN(one)) {
          least = Math.min(least, one);
          greatest = Math.max(greatest, one);
        }
      }
      double gap = sign == low ? least - sign : sign - greatest;
      if (rows >= LEAST_ROWS && 2L * count <= rows && greatest > least
          && gap > greatest - least) {
        return Optional.of(new Outlier(column, first + 1, sign, count, true));
      }
    }
    return Optional.empty();
  }

  private static Optional<Outlier> far(String column, int rows, IntToDoubleFunction values) {
    int stride = Math.max(1, rows / SAMPLE);
    double[] sample = new double[Math.ceilDiv(rows, stride)];
    Arrays.setAll(sample, i -> values.applyAsDouble(i * stride));
    sample = Arrays.stream(sample).filter(Double::isFinite).sorted().toArray();
    if (sample.length < LEAST_ROWS) {
      return Optional.empty();
    }
    double median = sample[sample.length / 2];
    double range = sample[(int) (0.95 * sample.length)] - sample[(int) (0.05 * sample.length)];
    if (!(range > 0)) {
      return Optional.empty();
    }
    int first = -1;
    int count = 0;
    int same = 0;
    double value = Double.NaN;
    for (int row = 0; row < rows; row++) {
      double one = values.applyAsDouble(row);
      if (Math.abs(one - median) > FAR * range && isSudden(values, row, rows, FAR * range)) {
        if (first < 0) {
          first = row;
          value = one;
        }
        count++;
        same += one == value ? 1 : 0;
      }
    }
    if (first < 0 || count > rows / 10) {
      return Optional.empty();
    }
    boolean sentinel = same == count && (count > 1 || Math.abs(value) > 90)
        && isRound(value);
    return Optional.of(new Outlier(column, first + 1, value, count, sentinel));
  }

  /// Whether a value differs from the last and next other ones.
  private static boolean isSudden(IntToDoubleFunction values, int row, int rows, double far) {
    double one = values.applyAsDouble(row);
    int before = row - 1;
    while (before >= 0 && values.applyAsDouble(before) == one) {
      before--;
    }
    int after = row + 1;
    while (after < rows && values.applyAsDouble(after) == one) {
      after++;
    }
    return (before < 0 || Math.abs(values.applyAsDouble(before) - one) > 0.9 * far)
        && (after >= rows || Math.abs(values.applyAsDouble(after) - one) > 0.9 * far);
  }

  /// All nines, a power of ten, an end of a range of integers.
  private static boolean isRound(double value) {
    double size = Math.abs(value);
    double log = Math.log10(size);
    return size > 1e15 || log == Math.rint(log) || isNines(value) || size == 32768
        || size == 32767 || size == 2147483648.0;
  }

  /// 99, 999 …, and 99.9, 99.99, 999.9, 999.99, 9999.9, of either sign.
  private static boolean isNines(double value) {
    double size = Math.abs(value);
    double nines = Math.log10(size + 1);
    return (size >= 99 && size < 1e15 && nines == Math.rint(nines)) || size == 999.9
        || size == 9999.9 || size == 999.99 || size == 99.9 || size == 99.99;
  }
}
