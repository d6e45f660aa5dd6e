package chaoscast.evaluation.climate;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// Power spectral density by Welch's method: Hann windows that overlap by half, means removed.
///
///     P(f_k) = ⟨|Σ w_n (x_n − x̄) exp(−2πi k n / N)|²⟩ Δt / Σ w²,   f_k = k / (N Δt)
///
/// Source: P. D. Welch, IEEE Trans. Audio Electroacoust. 15 (1967) 70–73,
/// doi:10.1109/TAU.1967.1161901.
final class PowerSpectrum {
  private static final int LONGEST_SEGMENT = 4096;

  private PowerSpectrum() {}

  /// @return greatest power of two that fits four times into the record; at most 4096
  static int segment(int steps) {
    return Math.min(LONGEST_SEGMENT, Integer.highestOneBit(Math.max(2, steps / 4)));
  }

  /// @param segment N, a power of two ≤ the steps of a run; no segment straddles two runs
  /// @return one-sided densities at k = 0 … N/2, doubled but for both ends
  static double[] of(Series series, int segment, double timeStep) {
    double[] window = new double[segment];
    double power = 0;
    for (int n = 0; n < segment; n++) {
      window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / segment);
      power += window[n] * window[n];
    }
    double mean = series.mean();
    double[] density = new double[segment / 2 + 1];
    double[][] data = new double[2][segment];
    int segments = 0;
    for (int run = 0; run < series.runs(); run++) {
      int first = run * series.steps();
      int last = first + series.steps() - segment;
      for (int from = first; from <= last; from += segment / 2) {
        for (int n = 0; n < segment; n++) {
          data[0][n] = window[n] * (series.values()[from + n] - mean);
          data[1][n] = 0;
        }
        FastFourierTransformer.transformInPlace(
            data, DftNormalization.STANDARD, TransformType.FORWARD);
        for (int k = 0; k < density.length; k++) {
          density[k] += data[0][k] * data[0][k] + data[1][k] * data[1][k];
        }
        segments++;
      }
    }
    for (int k = 0; k < density.length; k++) {
      boolean end = k == 0 || k == segment / 2;
      density[k] *= (end ? 1 : 2) * timeStep / power / segments;
    }
    return density;
  }
}
