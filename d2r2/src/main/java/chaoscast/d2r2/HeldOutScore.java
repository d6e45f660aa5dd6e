package chaoscast.d2r2;

import java.util.Arrays;

/// How well a surrogate forecasts states that were held out of its fit; smaller is better throughout.
///
/// @param byStart    for every start, the mean logarithm of the error, ≤ 0
/// @param firstError root mean square of the first steps' errors, in roundings of a state to binary64
public record HeldOutScore(double[] byStart, double firstError) {
  /// In e-foldings of the error, averaged over the roll-out.
  static final double TOLERANCE = 0.3;

  /// Student's t for 16 starts at 1% on one side is 2.6; more, as the best is the luckiest of several
  /// and the roll-outs overlap.
  private static final double DEVIATIONS = 3;

  /// Roundings in a first step that last bits of weights explain. Fits that are exact but for these were
  /// measured at 1 to 10, the next degree below at 400 and more.
  private static final double EXACT = 16;

  /// By how many e-foldings last bits of weights move the whole score of an exact fit: a factor of 8.
  private static final double LUCK = Math.log(8);

  /// @return mean over the starts
  public double mean() {
    return Arrays.stream(byStart).average().orElseThrow();
  }

  /// @param best the score of the best surrogate, for the same starts
  /// @return whether this is worse than the best by no more than chance may have done
  boolean rivals(HeldOutScore best) {
    double mean = mean() - best.mean();
    double square = 0;
    for (int start = 0; start < byStart.length; start++) {
      double deviation = byStart[start] - best.byStart[start] - mean;
      square += deviation * deviation;
    }
    double error = Math.sqrt(square / byStart.length / Math.max(1, byStart.length - 1));
    boolean exact = firstError <= EXACT && best.firstError <= EXACT;
    return mean <= Math.max(exact ? LUCK : TOLERANCE, DEVIATIONS * error);
  }
}
