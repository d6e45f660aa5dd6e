package chaoscast.esn.analysis;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Deviations that are kept orthonormal while a tangent map stretches them; what they grew by gives Lyapunov
/// exponents.
///
///     λ_i = lim 1/t Σ ln ‖δ_i‖   before each orthonormalisation
///
/// Source: G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, Meccanica 15 (1980) 9,
/// doi:10.1007/BF02128236.
final class TangentFrame {
  private final DenseMatrix vectors;
  private final double[] logarithms;
  private long steps;

  /// @param dimension of the space
  /// @param count     number of deviations, in [1, dimension]
  TangentFrame(int dimension, int count) {
    if (count < 1 || count > dimension) {
      throw new InputException(
          "exponents must be in [1, %d] but was %d".formatted(dimension, count));
    }
    vectors = DenseMatrix.zeros(dimension, count);
    logarithms = new double[count];
    RandomGenerator random = new Seed(0).child("esn/tangents").generator();
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < count; column++) {
        vectors.set(row, column, random.nextGaussian());
      }
    }
    orthonormalise();
    forget();
  }

  /// @return the deviations, one a column; to be modified by the tangent map
  DenseMatrix vectors() {
    return vectors;
  }

  /// Forgets the growth so far, as after a transient.
  void forget() {
    Arrays.fill(logarithms, 0);
    steps = 0;
  }

  /// Counts a step. A deviation that has vanished starts anew along nothing: its exponent is −∞.
  void orthonormalise() {
    for (int column = 0; column < logarithms.length; column++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < column; other++) {
          double component = product(column, other);
          for (int row = 0; row < vectors.rows(); row++) {
            double rest = vectors.get(row, column) - component * vectors.get(row, other);
            vectors.set(row, column, rest);
          }
        }
      }
      double length = Math.sqrt(product(column, column));
      logarithms[column] += Math.log(length);
      for (int row = 0; row < vectors.rows() && length > 0; row++) {
        vectors.set(row, column, vectors.get(row, column) / length);
      }
    }
    steps++;
  }

  private double product(int a, int b) {
    double sum = 0;
    for (int row = 0; row < vectors.rows(); row++) {
      sum += vectors.get(row, a) * vectors.get(row, b);
    }
    return sum;
  }

  /// @return mean growth rates per step
  double[] exponents() {
    double[] rates = new double[logarithms.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = logarithms[i] / steps;
    }
    return rates;
  }
}
