package chaoscast.lorenz.lyapunov;

import java.util.random.RandomGenerator;

/// Orthonormal tangent vectors, whose growth between two orthogonalisations gives the exponents.
///
///     V = Q R,   growth_i = ln R_ii
///
/// By the modified Gram–Schmidt method, in place.
final class TangentFrame {
  private final double[][] vectors;

  /// @param count     number of vectors, ≤ `dimension`
  /// @param random    draws their directions; advanced
  TangentFrame(int count, int dimension, RandomGenerator random) {
    vectors = new double[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = random.doubles(dimension, -1, 1).toArray();
    }
    orthonormalise(new double[count]);
  }

  /// @return the vectors themselves, one a row, for a propagator to modify
  double[][] vectors() {
    return vectors;
  }

  /// Replaces V by Q.
  ///
  /// @param growth modified: ln R_ii is added to its i-th value
  /// @return whether the vectors were finite and independent
  boolean orthonormalise(double[] growth) {
    for (int i = 0; i < vectors.length; i++) {
      double[] vector = vectors[i];
      for (int j = 0; j < i; j++) {
        subtract(dot(vectors[j], vector), vectors[j], vector);
      }
      double length = Math.sqrt(dot(vector, vector));
      if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
        return false;
      }
      growth[i] += Math.log(length);
      double inverse = 1 / length;
      for (int n = 0; n < vector.length; n++) {
        vector[n] *= inverse;
      }
    }
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += a[n] * b[n];
    }
    return sum;
  }

  private static void subtract(double factor, double[] from, double[] to) {
    for (int n = 0; n < to.length; n++) {
      to[n] -= factor * from[n];
    }
  }
}
