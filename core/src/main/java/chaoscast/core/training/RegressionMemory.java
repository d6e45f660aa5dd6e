package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.SizeLimit;
import chaoscast.core.text.NumberText;
import java.util.function.LongToDoubleFunction;

/// Whether a regression fits into memory, asked before hours are spent on it.
///
/// An accumulator holds a matrix of features × features, and a solution works on a copy.
public final class RegressionMemory {
  private static final double GIGABYTE = 1e9;

  private RegressionMemory() {}

  /// @param option   that the number of features follows from
  /// @param value    of the option, ≥ 0
  /// @param features that it makes; does not fall as the value grows
  /// @throws InputException if their regression needs more memory than there is, with the largest value
  public static void require(String option, long value, LongToDoubleFunction features) {
    SizeLimit.requireMemory(
        option,
        value,
        size -> 2.0 * Double.BYTES * Math.pow(features.applyAsDouble(size), 2));
  }

  /// @param features number of features
  /// @param limit    bytes there are: the JVM bounds the memory off its heap like the heap
  /// @throws InputException if two such matrices are larger than the limit
  public static void require(int features, long limit) {
    double bytes = 2.0 * features * features * Double.BYTES;
    if (bytes > limit) {
      throw new InputException(
          "the number of features must be ≤ %d, whose regression fits into the %s GB that the JVM may use, but was %d, which needs %s GB"
              .formatted(
                  (int) Math.sqrt(limit / (2.0 * Double.BYTES)),
                  NumberText.fixed(limit / GIGABYTE, 1),
                  features,
                  NumberText.fixed(bytes / GIGABYTE, 1)),
          "use fewer features, such as a lower degree or fewer nodes, or give the JVM more with -Xmx");
    }
  }
}
