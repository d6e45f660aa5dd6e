package chaoscast.core;

import chaoscast.core.text.NumberText;
import java.util.function.LongToDoubleFunction;

/// Whether what an option asks for can be had, computed before any of it begins: in binary64, where products
/// of sizes do not overflow.
///
///     SizeLimit.requireMemory("nodes", nodes, n -> 16.0 * n * n);
public final class SizeLimit {
  private static final double GIGABYTE = 1e9;

  /// Of pieces of work, such as trials, whose list is made before they begin.
  public static final int MOST_REPETITIONS = 1_000_000;

  private SizeLimit() {}

  /// @param option its name
  /// @param value  that was asked for, ≥ 0
  /// @param bytes  that a value needs; does not fall as the value grows
  /// @throws InputException if they are more than the JVM may use, with the largest value that fits
  public static void requireMemory(String option, long value, LongToDoubleFunction bytes) {
    double limit = Runtime.getRuntime().maxMemory(); // off the heap as much again may be taken
    double needed = bytes.applyAsDouble(value);
    if (needed > limit) {
      throw new InputException(
          "%s must be ≤ %d, which fits into the %s GB that the JVM may use, but was %d, which needs %s GB"
              .formatted(
                  option,
                  largest(value, limit, bytes),
                  NumberText.fixed(limit / GIGABYTE, 1),
                  value,
                  gigabytes(needed)),
          "make it smaller or give the JVM more with -Xmx");
    }
  }

  /// @param option its name
  /// @param value  that was asked for
  /// @param most   that makes sense
  /// @param reason why there is no use in more, such as `rounding errors outweigh those of the method`
  /// @return `value`
  /// @throws InputException if it is more
  public static int requireAtMost(String option, int value, int most, String reason) {
    if (value > most) {
      throw new InputException(
          "%s must be ≤ %d, as beyond %s, but was %d".formatted(option, most, reason, value));
    }
    return value;
  }

  /// @param option its name
  /// @param value  how often something is to be done
  /// @return `value`
  /// @throws InputException if it is below 1 or above [#MOST_REPETITIONS]
  public static int requireRepetitions(String option, int value) {
    Requirements.requireAtLeast(option, 1, value);
    return requireAtMost(option, value, MOST_REPETITIONS, "that nobody sees the end");
  }

  /// @return the largest value from 0 on whose bytes are at most the limit
  private static long largest(long tooMany, double limit, LongToDoubleFunction bytes) {
    long fits = 0;
    long not = tooMany;
    while (not - fits > 1) {
      long middle = fits + (not - fits) / 2;
      if (bytes.applyAsDouble(middle) <= limit) {
        fits = middle;
      } else {
        not = middle;
      }
    }
    return fits;
  }

  private static String gigabytes(double bytes) {
    double size = bytes / GIGABYTE;
    return size < 1e6 ? NumberText.fixed(size, 1) : NumberText.scientific(size);
  }
}
