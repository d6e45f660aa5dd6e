package chaoscast.evaluation.climate;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// Autocorrelation from the power spectrum of the whole record, padded with zeros.
///
///     ρ_k = Σ_n (x_n − x̄)(x_{n+k} − x̄) / Σ_n (x_n − x̄)²
final class Autocorrelation {
  private Autocorrelation() {}

  /// @param values one variable
  /// @param lags   number of lags, from 0
  /// @return ρ at each lag; zeros for a constant
  static double[] of(double[] values, int lags) {
    int length = Integer.highestOneBit(Math.max(2, values.length + lags)) * 2;
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[][] data = new double[2][length];
    for (int n = 0; n < values.length; n++) {
      data[0][n] = values[n] - mean;
    }
    FastFourierTransformer.transformInPlace(
        data, DftNormalization.STANDARD, TransformType.FORWARD);
    for (int n = 0; n < length; n++) {
      data[0][n] = data[0][n] * data[0][n] + data[1][n] * data[1][n];
      data[1][n] = 0;
    }
    FastFourierTransformer.transformInPlace(
        data, DftNormalization.STANDARD, TransformType.INVERSE);
    double[] correlation = new double[lags];
    for (int lag = 0; lag < lags && data[0][0] > 0; lag++) {
      correlation[lag] = data[0][lag] / data[0][0];
    }
    return correlation;
  }
}
