package chaoscast.evaluation.score;

import chaoscast.core.InputException;
import java.util.Arrays;

/// The continuous ranked probability score of an ensemble x₁ … x_N for what came true, y.
///
///     CRPS      = (1/N) Σ_i |x_i − y| − 1/(2N²) Σ_ij |x_i − x_j|
///     fair CRPS = (1/N) Σ_i |x_i − y| − 1/(2N(N − 1)) Σ_ij |x_i − x_j|
///
/// 0 is perfect; of one member it is the absolute error. The fair form is that of an ensemble of endlessly many members on
/// average, so that ensembles of different sizes can be compared; it may be negative.
///
/// Source: T. Gneiting, A. E. Raftery, Strictly proper scoring rules, prediction, and estimation, J. Am. Stat. Assoc.
/// 102 (2007) 359–378, doi:10.1198/016214506000001437; C. A. T. Ferro, Fair scores for ensemble forecasts, Q. J. R.
/// Meteorol. Soc. 140 (2014) 1917–1923, doi:10.1002/qj.2270.
public final class Crps {
  private Crps() {}

  /// @param ensemble ≥ 1 members; not modified
  /// @param truth    y
  /// @return ≥ 0, in the units of the members
  /// @throws InputException if there is no member
  public static double of(double[] ensemble, double truth) {
    double members = requireMembers(ensemble, 1);
    return meanError(ensemble, truth) - differences(ensemble) / (members * members);
  }

  /// @param ensemble ≥ 2 members; not modified
  /// @param truth    y
  /// @return in the units of the members
  /// @throws InputException if there are fewer than two members
  public static double fair(double[] ensemble, double truth) {
    double members = requireMembers(ensemble, 2);
    return meanError(ensemble, truth) - differences(ensemble) / (members * (members - 1));
  }

  private static int requireMembers(double[] ensemble, int fewest) {
    if (ensemble.length < fewest) {
      throw new InputException(
          "an ensemble must have ≥ %d members but has %d".formatted(fewest, ensemble.length));
    }
    return ensemble.length;
  }

  private static double meanError(double[] ensemble, double truth) {
    double sum = 0;
    for (double member : ensemble) {
      sum += Math.abs(member - truth);
    }
    return sum / ensemble.length;
  }

  /// Σ_{i < j} |x_i − x_j|, of sorted members: the k-th is the greater one k times and the lesser N − 1 − k times.
  private static double differences(double[] ensemble) {
    double[] sorted = ensemble.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int k = 0; k < sorted.length; k++) {
      sum += (2.0 * k - sorted.length + 1) * sorted[k];
    }
    return sum;
  }
}
