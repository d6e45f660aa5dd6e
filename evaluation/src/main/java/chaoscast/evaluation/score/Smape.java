package chaoscast.evaluation.score;

/// The symmetric mean absolute percentage error of the first T steps of a forecast of d variables.
///
///     sMAPE(T) = 100/(T d) Σ_{t ≤ T} Σ_i |x_ti − x̂_ti| / (|x_ti| + |x̂_ti| + 10⁻¹⁰)
///
/// This is the scaled form, from 0 to 100; the unscaled form is twice that. A state that is not finite counts as 100. It
/// depends on where a variable has its zero.
///
/// Source: W. Gilpin, Model scale versus domain knowledge in statistical forecasting of chaotic systems, Phys. Rev.
/// Research 5 (2023) 043252, doi:10.1103/PhysRevResearch.5.043252.
public final class Smape {
  private static final double NOT_ZERO = 1e-10;

  private Smape() {}

  /// @param truth     states, steps × dimension, row-major; not modified
  /// @param forecast  as many; not modified
  /// @param dimension number of variables, ≥ 1
  /// @param steps     how many T are wanted, at most as many as there are states
  /// @return sMAPE(1) … sMAPE(steps)
  public static double[] curve(double[] truth, double[] forecast, int dimension, int steps) {
    double[] curve = new double[steps];
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      for (int i = step * dimension; i < (step + 1) * dimension; i++) {
        double share =
            Math.abs(truth[i] - forecast[i])
                / (Math.abs(truth[i]) + Math.abs(forecast[i]) + NOT_ZERO);
        sum += Double.isFinite(forecast[i]) ? share : 1;
      }
      curve[step] = 100 * sum / ((step + 1.0) * dimension);
    }
    return curve;
  }
}
