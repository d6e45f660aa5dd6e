package chaoscast.esn.spectrum;

import chaoscast.core.linalg.SparseMatrix;
import java.util.OptionalDouble;

/// The spectral radius of a sparse matrix, by the method that its graph and signs allow.
///
/// All methods start from a fixed vector, so the result is the same every time (ARPACK's random start
/// is not).
public final class SpectralRadius {
  private SpectralRadius() {}

  /// @param matrix square
  /// @return ρ(A) to about 1e−12 relative; 0 if the graph of A has no cycle
  public static double of(SparseMatrix matrix) {
    if (!MatrixCycles.exist(matrix)) {
      return 0;
    }
    if (MatrixCycles.areDisjoint(matrix)) {
      return MatrixCycles.greatestMean(matrix);
    }
    OptionalDouble ring = RingSpectrum.radius(matrix);
    if (ring.isPresent()) {
      return ring.getAsDouble();
    }
    return isNonNegative(matrix)
        ? PerronIteration.spectralRadius(matrix)
        : new PowerArnoldi(matrix).spectralRadius();
  }

  private static boolean isNonNegative(SparseMatrix matrix) {
    for (double value : matrix.values()) {
      if (value < 0) {
        return false;
      }
    }
    return true;
  }
}
