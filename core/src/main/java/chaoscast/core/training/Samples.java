package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.linalg.DenseMatrix;

/// Checks of the chunks that regressions take in.
final class Samples {
  private Samples() {}

  static void requireShapes(DenseMatrix phi, DenseMatrix y, int features, int targets) {
    if (phi.rows() != features || y.rows() != targets || phi.columns() != y.columns()) {
      throw new InputException(
          "samples must be %d features and %d targets in as many columns but were %s and %s"
              .formatted(features, targets, phi, y));
    }
  }

  static void requireSome(long samples) {
    if (samples == 0) {
      throw new InputException("a regression must have ≥ 1 sample but has 0");
    }
  }
}
