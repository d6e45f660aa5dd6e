package chaoscast.evaluation.score;

import java.util.OptionalDouble;
import org.hipparchus.stat.regression.SimpleRegression;

/// How fast forecast errors grow while they are small: the slope of ln(median error) over time.
///
/// A surrogate whose only flaw is a small error at the start has slope λ₁, the truth's greatest Lyapunov
/// exponent; one that errs anew at every step grows faster at first. Fitted by least squares
/// from the first step above three times the first error to the first above a third of the
/// threshold: neither the start's transient nor saturation.
final class ErrorGrowth {
  private static final double MARGIN = 3;
  private static final int FEWEST_STEPS = 10;

  private ErrorGrowth() {}

  /// @param curve     median error, one a step
  /// @param timeStep  Δt
  /// @param threshold of a valid forecast
  /// @return the rate per time unit; empty if fewer than ten steps lie between the bounds
  static OptionalDouble rate(double[] curve, double timeStep, double threshold) {
    int from = firstAbove(curve, MARGIN * curve[0]);
    int to = firstAbove(curve, threshold / MARGIN);
    if (to - from < FEWEST_STEPS || curve[from] <= 0) {
      return OptionalDouble.empty();
    }
    var line = new SimpleRegression();
    for (int step = from; step < to; step++) {
      line.addData(step * timeStep, Math.log(Math.max(curve[step], Double.MIN_NORMAL)));
    }
    return OptionalDouble.of(line.getSlope());
  }

  private static int firstAbove(double[] curve, double bound) {
    for (int step = 0; step < curve.length; step++) {
      if (curve[step] > bound) {
        return step;
      }
    }
    return curve.length;
  }
}
