package chaoscast.splinenets.loss;

import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.ReluSpline;
import java.util.Arrays;
import java.util.List;

/// How breakpoints divide the data: gap k lies between distinct inputs k and k + 1.
///
/// @param inputs      distinct inputs, rising
/// @param gapCounts   number of breakpoints in [input k, input k + 1), one less than the inputs
public record DataPartition(List<Double> inputs, List<Integer> gapCounts) {

  public DataPartition {
    inputs = List.copyOf(inputs);
    gapCounts = List.copyOf(gapCounts);
  }

  /// @param spline its breakpoints, also those with delta-slope 0
  public static DataPartition of(ReluSpline spline, Samples samples) {
    double[] inputs = Arrays.stream(samples.inputs()).distinct().toArray();
    Integer[] counts = new Integer[inputs.length - 1];
    for (int k = 0; k < counts.length; k++) {
      double from = inputs[k];
      double to = inputs[k + 1];
      counts[k] =
          (int) spline.kinks().stream()
              .mapToDouble(Kink::breakpoint)
              .filter(breakpoint -> from <= breakpoint && breakpoint < to)
              .count();
    }
    return new DataPartition(Arrays.stream(inputs).boxed().toList(), List.of(counts));
  }

  /// @return whether every gap between neighbouring data holds at most one breakpoint
  public boolean isLonely() {
    return gapCounts.stream().allMatch(count -> count <= 1);
  }

  /// @return number of runs of data without a breakpoint between
  public int pieces() {
    return 1 + (int) gapCounts.stream().filter(count -> count > 0).count();
  }

  /// On a piece the function can only move by a line, on a piece of one input by a constant.
  ///
  /// @return Σ over pieces of min(2, distinct inputs) ≤ 2 · pieces, which bounds the rank of the
  ///     Jacobian
  public int rankBound() {
    int bound = 0;
    int size = 1;
    for (int count : gapCounts) {
      if (count > 0) {
        bound += Math.min(2, size);
        size = 0;
      }
      size++;
    }
    return bound + Math.min(2, size);
  }
}
