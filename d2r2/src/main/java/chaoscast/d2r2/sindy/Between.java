package chaoscast.d2r2.sindy;

import chaoscast.core.InputWindow;
import java.util.Arrays;

/// How inputs move from one sample to the next, where equations are integrated between them.
///
/// A polynomial through the samples about the step, of the highest degree that they decide; where some of them are not known,
/// through those that are.
public enum Between {
  /// As leaves least of the training data's steps; a map and inputs that never change need none of the others.
  /// Training replaces it by what it has chosen.
  AUTO(0, 0),
  /// They keep their value until the next sample, as what a computer switches does.
  HOLD(0, 0),
  /// A line to the next sample.
  LINEAR(0, 1),
  /// Through two samples on either side of the step.
  CUBIC(1, 2),
  /// Through three samples on either side of the step.
  QUINTIC(2, 3);

  private final int before;
  private final int after;

  Between(int before, int after) {
    this.before = before;
    this.after = after;
  }

  /// @return the samples that the polynomial goes through
  InputWindow window() {
    return new InputWindow(before, after);
  }

  /// Newton's form of the polynomial through the known samples about the present one, in powers of s = (t − t_i) / Δt.
  ///
  ///     u(s) = c_0 + c_1 s + … ,   u(j) = u_{i+j}
  ///
  /// @param samples of the window, from `from` on, NaN where they are not known, the present one known; not modified
  /// @param powers  modified from `to` on: as many as the window has samples
  void coefficients(double[] samples, int from, double[] powers, int to) {
    int present = from + before;
    int first = present;
    while (first > from && Double.isFinite(samples[first - 1])) {
      first--;
    }
    int last = present;
    while (last + 1 < from + before + 1 + after && Double.isFinite(samples[last + 1])) {
      last++;
    }
    int count = last - first + 1;
    double[] differences = new double[count];
    System.arraycopy(samples, first, differences, 0, count);
    for (int order = 1; order < count; order++) {
      for (int i = count - 1; i >= order; i--) {
        differences[i] = (differences[i] - differences[i - 1]) / order;
      }
    }
    Arrays.fill(powers, to, to + before + 1 + after, 0);
    for (int i = count - 1; i >= 0; i--) {
      double node = first + i - present;
      for (int power = count - 1; power > 0; power--) {
        powers[to + power] = powers[to + power - 1] - node * powers[to + power];
      }
      powers[to] = differences[i] - node * powers[to];
    }
  }
}
