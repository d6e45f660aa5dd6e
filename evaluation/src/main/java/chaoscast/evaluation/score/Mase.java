package chaoscast.evaluation.score;

/// The mean absolute scaled error of the first T steps of a forecast of d variables.
///
///     MASE(T) = (1/d) Σ_i Σ_{t ≤ T} |x_ti − x̂_ti| / Σ_{t ≤ T} |x_ti − x_{t−1,i}|
///
/// x₀ is the state that the forecast starts from. 1 is as wrong as to say at every step that nothing changes in the
/// next. A variable that does not vary is left out.
///
/// Source: R. J. Hyndman, A. B. Koehler, Another look at measures of forecast accuracy, Int. J. Forecasting 22 (2006)
/// 679–688, doi:10.1016/j.ijforecast.2006.03.001; over the forecast's own steps as in C. J. Hemmer, D. Durstewitz, True
/// zero-shot inference of dynamical systems preserving long-term statistics (2025), arXiv:2505.13192.
public final class Mase {
  private Mase() {}

  /// @param start    x₀; not modified
  /// @param truth    states, steps × dimension, row-major; not modified
  /// @param forecast as many; not modified
  /// @param steps    T ≥ 1, at most as many as there are states
  /// @return ≥ 0; infinite if a forecast state is not finite, NaN if no variable varies
  public static double of(double[] start, double[] truth, double[] forecast, int steps) {
    int dimension = start.length;
    double sum = 0;
    int varying = 0;
    for (int i = 0; i < dimension; i++) {
      double error = 0;
      double change = 0;
      double before = start[i];
      for (int at = i; at < steps * dimension; at += dimension) {
        error += Math.abs(truth[at] - forecast[at]);
        change += Math.abs(truth[at] - before);
        before = truth[at];
      }
      if (change > 0) {
        sum += Double.isFinite(error) ? error / change : Double.POSITIVE_INFINITY;
        varying++;
      }
    }
    return varying == 0 ? Double.NaN : sum / varying;
  }
}
