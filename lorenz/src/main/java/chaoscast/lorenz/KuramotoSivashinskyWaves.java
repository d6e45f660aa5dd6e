package chaoscast.lorenz;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// [KuramotoSivashinsky] by its waves: the mean, then real and imaginary part of each amplitude, and
/// the real one of the shortest wave.
///
///     c_q' = (q² − q⁴) c_q − (iq/2) (u²)_q
final class KuramotoSivashinskyWaves implements SpectralForm {
  private final int points;
  private final int kept;
  private final double unit;
  private final double[] rates;
  private final double[][] data;

  KuramotoSivashinskyWaves(KuramotoSivashinsky system) {
    points = system.points();
    kept = (points - 1) / 3;
    unit = 2 * Math.PI / system.length();
    rates = new double[points];
    Arrays.setAll(rates, coordinate -> system.rate((coordinate + 1) / 2));
    data = new double[2][points];
  }

  @Override
  public double[] rates() {
    return rates.clone();
  }

  @Override
  public void toCoordinates(double[] state, double[] coordinates) {
    System.arraycopy(state, 0, data[0], 0, points);
    Arrays.fill(data[1], 0);
    transform(TransformType.FORWARD);
    double scale = 1.0 / points;
    int half = points / 2;
    coordinates[0] = scale * data[0][0];
    for (int number = 1; number < half; number++) {
      coordinates[2 * number - 1] = scale * data[0][number];
      coordinates[2 * number] = scale * data[1][number];
    }
    coordinates[points - 1] = scale * data[0][half];
  }

  @Override
  public void toState(double[] coordinates, double[] state) {
    Arrays.fill(data[0], 0);
    Arrays.fill(data[1], 0);
    addWaves(coordinates, data[0], data[1], 1);
    transform(TransformType.INVERSE);
    for (int n = 0; n < points; n++) {
      state[n] = points * data[0][n];
    }
  }

  @Override
  public void nonlinear(double[] coordinates, double[] result) {
    Arrays.fill(data[0], 0);
    Arrays.fill(data[1], 0);
    addWaves(coordinates, data[0], data[1], 1);
    transform(TransformType.INVERSE);
    for (int n = 0; n < points; n++) {
      double u = points * data[0][n];
      data[0][n] = u * u;
    }
    productWaves(0.5, result);
  }

  /// Both fields go through one transform, v as the imaginary part.
  @Override
  public void nonlinearTangent(double[] coordinates, double[] vector, double[] image) {
    Arrays.fill(data[0], 0);
    Arrays.fill(data[1], 0);
    addWaves(coordinates, data[0], data[1], 1);
    addWaves(vector, data[1], data[0], -1);
    transform(TransformType.INVERSE);
    for (int n = 0; n < points; n++) {
      data[0][n] *= (double) points * points * data[1][n];
    }
    productWaves(1, image);
  }

  /// Adds the amplitudes of a real field, or of i times one where the parts are exchanged and the
  /// sign is −1.
  private void addWaves(double[] coordinates, double[] real, double[] imaginary, int sign) {
    int half = points / 2;
    real[0] += coordinates[0];
    for (int number = 1; number < half; number++) {
      double re = coordinates[2 * number - 1];
      double im = sign * coordinates[2 * number];
      real[number] += re;
      imaginary[number] += im;
      real[points - number] += re;
      imaginary[points - number] -= im;
    }
    real[half] += coordinates[points - 1];
  }

  /// −iq · factor · the product's amplitudes; none above the greatest wave number kept.
  private void productWaves(double factor, double[] result) {
    Arrays.fill(data[1], 0);
    transform(TransformType.FORWARD);
    Arrays.fill(result, 0);
    for (int number = 1; number <= kept; number++) {
      double scale = factor * unit * number / points;
      result[2 * number - 1] = scale * data[1][number];
      result[2 * number] = -scale * data[0][number];
    }
  }

  private void transform(TransformType type) {
    FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, type);
  }
}
