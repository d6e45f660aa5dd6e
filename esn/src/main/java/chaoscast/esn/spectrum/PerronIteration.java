package chaoscast.esn.spectrum;

import chaoscast.core.linalg.SparseMatrix;
import java.util.Arrays;

/// The spectral radius of a sparse matrix without negative entries, by power iteration.
///
///     v ← (A + s I) v / ‖(A + s I) v‖₁,   ρ(A) = lim ‖(A + s I) v‖₁ − s
///
/// By Perron and Frobenius ρ(A) is itself an eigenvalue, so that adding s I > 0 moves it by s
/// exactly, keeps it the greatest in modulus, and removes every other of that modulus. The start is the
/// constant vector.
///
/// Source: R. A. Horn, C. R. Johnson, Matrix Analysis, chapter 8, doi:10.1017/CBO9780511810817.
final class PerronIteration {
  private static final int MOST_ITERATIONS = 100_000;
  private static final double TOLERANCE = 1e-14;

  private PerronIteration() {}

  /// @param matrix square, without negative entries, with a cycle
  static double spectralRadius(SparseMatrix matrix) {
    int n = matrix.rows();
    double shift = Arrays.stream(matrix.values()).sum() / n / 2;
    double[] v = new double[n];
    double[] image = new double[n];
    Arrays.fill(v, 1.0 / n);
    double growth = 0;
    int quiet = 0;
    for (int iteration = 0; iteration < MOST_ITERATIONS && quiet < 5; iteration++) {
      double last = growth;
      growth = multiply(matrix, v, image) + shift;
      for (int i = 0; i < n; i++) {
        v[i] = (image[i] + shift * v[i]) / growth;
      }
      quiet = Math.abs(growth - last) <= TOLERANCE * growth ? quiet + 1 : 0;
    }
    return growth - shift;
  }

  /// @param image modified: A v
  /// @return ‖A v‖₁ of v ≥ 0
  private static double multiply(SparseMatrix matrix, double[] v, double[] image) {
    double sum = 0;
    for (int row = 0; row < v.length; row++) {
      double total = 0;
      for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
        total += matrix.value(entry) * v[matrix.column(entry)];
      }
      image[row] = total;
      sum += total;
    }
    return sum;
  }
}
