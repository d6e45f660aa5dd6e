package chaoscast.core.smoothing;

/// What an [EnsembleFilter] has passed through, and the way back: each analysis x̂_t is corrected by what later
/// observations say of the forecast from it.
///
///     x̂ˢ_t = x̂_t + G (x̂ˢ_{t+1} − x̄_{t+1}),   Pˢ_t = P_t + G (Pˢ_{t+1} − B_{t+1}) Gᵀ,   G = C_t B_{t+1}⁻¹
///
/// with the members' covariances P of analyses, C of analyses and the forecasts from them, and B of forecasts, the
/// error of the model's step included. What later observations say of a surrogate's memory besides is left out.
///
/// Source: H. E. Rauch, F. Tung, C. T. Striebel, Maximum likelihood estimates of linear dynamic systems, AIAA J. 3 (1965)
/// 1445–1450, doi:10.2514/3.3166.
final class BackwardPass {
  private final int dimension;
  private final double[][] analyses;
  private final double[][] covariances;
  private final double[][] forecasts;
  private final double[][] forecastCovariances;
  private final double[][] crosses;

  /// @param steps     observations, ≥ 1
  /// @param dimension of a state
  BackwardPass(int steps, int dimension) {
    this.dimension = dimension;
    analyses = new double[steps][];
    covariances = new double[steps][];
    forecasts = new double[steps][];
    forecastCovariances = new double[steps][];
    crosses = new double[steps][];
  }

  /// Keeps an analysis that a forecast was part of.
  ///
  /// @param mean       of forecasts; not copied, nor are the others
  /// @param covariance of forecasts, the step's error included, row-major
  /// @param cross      of the analysis before and forecasts
  void forecast(int step, double[] mean, double[] covariance, double[] cross) {
    forecasts[step] = mean;
    forecastCovariances[step] = covariance;
    crosses[step] = cross;
  }

  /// Keeps an analysis.
  ///
  /// @param state      in units of the noise; not copied
  /// @param covariance row-major; not copied
  void analysis(int step, double[] state, double[] covariance) {
    analyses[step] = state;
    covariances[step] = covariance;
  }

  /// Forgets the forecast of a step, which was of no use.
  void begin(int step) {
    forecasts[step] = null;
  }

  /// @param states modified: smoothed, steps × dimension, in units of the noise
  /// @param errors modified: their standard errors
  void smooth(double[] states, double[] errors) {
    int d = dimension;
    double[] state = null;
    double[] covariance = null;
    for (int step = analyses.length - 1; step >= 0; step--) {
      double[] corrected = analyses[step].clone();
      double[] narrower = covariances[step].clone();
      if (state != null && forecasts[step + 1] != null) {
        double[] gain =
            times(crosses[step + 1], PositiveSystem.inverse(forecastCovariances[step + 1], d));
        double[] innovation = new double[d];
        double[] gained = new double[d * d];
        for (int i = 0; i < d; i++) {
          innovation[i] = state[i] - forecasts[step + 1][i];
        }
        for (int i = 0; i < d * d; i++) {
          gained[i] = covariance[i] - forecastCovariances[step + 1][i];
        }
        double[] half = times(gain, gained);
        for (int r = 0; r < d; r++) {
          for (int k = 0; k < d; k++) {
            corrected[r] += gain[r * d + k] * innovation[k];
          }
          for (int c = 0; c < d; c++) {
            for (int k = 0; k < d; k++) {
              narrower[r * d + c] += half[r * d + k] * gain[c * d + k];
            }
          }
        }
      }
      state = corrected;
      covariance = narrower;
      System.arraycopy(state, 0, states, step * d, d);
      for (int k = 0; k < d; k++) {
        errors[step * d + k] = Math.sqrt(Math.max(0, covariance[k * d + k]));
      }
    }
  }

  private double[] times(double[] left, double[] right) {
    int d = dimension;
    double[] product = new double[d * d];
    for (int r = 0; r < d; r++) {
      for (int k = 0; k < d; k++) {
        double factor = left[r * d + k];
        for (int c = 0; c < d; c++) {
          product[r * d + c] += factor * right[k * d + c];
        }
      }
    }
    return product;
  }
}
