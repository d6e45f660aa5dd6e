package chaoscast.evaluation.climate;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// Autocorrelation from the power spectrum of each whole run, padded with zeros.
///
///     ρ_k = Σ_n (x_n − x̄)(x_{n+k} − x̄) / Σ_n (x_n − x̄)²,   x̄ over all runs
final class Autocorrelation {
  private Autocorrelation() {}

  /// @param lags number of lags, from 0
  /// @return ρ at each lag; zeros for a constant
  static double[] of(Series series, int lags) {
    double[] products = new double[lags];
    double mean = series.mean();
    for (int run = 0; run < series.runs(); run++) {
      add(series, run, mean, products);
    }
    double[] correlation = new double[lags];
    for (int lag = 0; lag < lags && products[0] > 0; lag++) {
      correlation[lag] = products[lag] / products[0];
    }
    return correlation;
  }

  /// @param products modified: those of one run are added
  private static void add(Series series, int run, double mean, double[] products) {
    int steps = series.steps();
    int length = Integer.highestOneBit(Math.max(2, steps + products.length)) * 2;
    double[][] data = new double[2][length];
    for (int n = 0; n < steps; n++) {
      data[0][n] = series.values()[run * steps + n] - mean;
    }
    FastFourierTransformer.transformInPlace(
        data, DftNormalization.STANDARD, TransformType.FORWARD);
    for (int n = 0; n < length; n++) {
      data[0][n] = data[0][n] * data[0][n] + data[1][n] * data[1][n];
      data[1][n] = 0;
    }
    FastFourierTransformer.transformInPlace(
        data, DftNormalization.STANDARD, TransformType.INVERSE);
    for (int lag = 0; lag < products.length; lag++) {
      products[lag] += data[0][lag];
    }
  }
}
