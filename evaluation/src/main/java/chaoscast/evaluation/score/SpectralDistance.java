package chaoscast.evaluation.score;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// D_H: the Hellinger distance of power spectra.
///
///     D_H = (1/d) Σ_i √(1 − Σ_k √(p_ik q_ik))
///
/// p_i and q_i are the power spectra |Σ_n (x_n − x̄) exp(−2πi k n / N)|², k = 0 … N/2, of variable i of truth and
/// forecast, smoothed by a Gaussian of 20 bins that is cut off at four times its width and reflected at both ends, and
/// divided by their sum. N is the greatest power of two that fits into the forecast; its last N states count. 0 is the
/// same spectrum, 1 none in common: so is that of a forecast that does not vary or leaves the finite numbers. The source
/// looks at ten thousand states; of a few hundred the Gaussian leaves little to tell spectra apart by.
///
/// Source: C. J. Hemmer, D. Durstewitz, True zero-shot inference of dynamical systems preserving long-term statistics
/// (2025), arXiv:2505.13192.
public final class SpectralDistance {
  /// States below which a spectrum is narrower than what smooths it.
  public static final int FEWEST = 256;

  private static final double WIDTH = 20;
  private static final int REACH = 80;

  private SpectralDistance() {}

  /// @param truth     states, row-major; not modified
  /// @param forecast  as many; not modified
  /// @param dimension number of variables
  /// @param steps     how many states count, from the first
  /// @return from 0 to 1; NaN for fewer than [#FEWEST] steps
  public static double of(double[] truth, double[] forecast, int dimension, int steps) {
    if (steps < FEWEST) {
      return Double.NaN;
    }
    double sum = 0;
    for (int variable = 0; variable < dimension; variable++) {
      double[] p = spectrum(truth, dimension, steps, variable);
      double[] q = spectrum(forecast, dimension, steps, variable);
      double overlap = 0;
      for (int k = 0; k < p.length; k++) {
        overlap += Math.sqrt(p[k] * q[k]);
      }
      sum += Double.isNaN(overlap) ? 1 : Math.sqrt(Math.max(0, 1 - overlap));
    }
    return sum / dimension;
  }

  /// @return sums to one; all NaN where nothing varies or a state is not finite
  private static double[] spectrum(double[] states, int dimension, int steps, int variable) {
    int count = Integer.highestOneBit(steps);
    double[][] data = new double[2][count];
    double mean = 0;
    boolean rests = true;
    for (int n = 0; n < count; n++) {
      data[0][n] = states[(steps - count + n) * dimension + variable];
      mean += data[0][n] / count;
      rests &= data[0][n] == data[0][0];
    }
    double most = 0;
    for (int n = 0; n < count; n++) {
      data[0][n] -= mean;
      most = Math.max(most, Math.abs(data[0][n]));
    }
    for (int n = 0; n < count; n++) { // so that no square overflows
      data[0][n] = rests ? Double.NaN : data[0][n] / most;
    }
    FastFourierTransformer.transformInPlace(
        data, DftNormalization.STANDARD, TransformType.FORWARD);
    double[] power = new double[count / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      power[k] = data[0][k] * data[0][k] + data[1][k] * data[1][k];
    }
    return normalised(smoothed(power));
  }

  private static double[] smoothed(double[] power) {
    double[] smooth = new double[power.length];
    for (int k = 0; k < power.length; k++) {
      for (int shift = -REACH; shift <= REACH; shift++) {
        int from = k + shift;
        int within =
            from < 0 ? -from - 1 : from >= power.length ? 2 * power.length - from - 1 : from;
        smooth[k] += Math.exp(-0.5 * (shift / WIDTH) * (shift / WIDTH)) * power[within];
      }
    }
    return smooth;
  }

  private static double[] normalised(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double[] shares = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      shares[k] = values[k] / sum;
    }
    return shares;
  }
}
