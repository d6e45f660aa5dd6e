package chaoscast.evaluation.baseline;

import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.RidgeRegression;
import chaoscast.core.training.Solver;

/// Weights of features by least squares.
final class LeastSquares {
  private static final int CHUNK = 512;

  private LeastSquares() {}

  /// By a streaming orthogonal factor, without ridge.
  ///
  /// @return w, a row a variable, a column a feature
  static double[][] weights(StandardisedMap map, DelayedSamples samples) {
    RidgeRegression regression =
        Solver.QR.start(map.featureCount(), samples.dimension());
    for (int from = 0; from < samples.count(); from += CHUNK) {
      int count = Math.min(CHUNK, samples.count() - from);
      DenseMatrix features = DenseMatrix.zeros(map.featureCount(), count);
      DenseMatrix targets = DenseMatrix.zeros(samples.dimension(), count);
      double[] phi = new double[map.featureCount()];
      for (int n = 0; n < count; n++) {
        map.compute(samples.inputs()[from + n], phi);
        phi[phi.length - 1] = 1;
        for (int j = 0; j < phi.length; j++) {
          features.set(j, n, phi[j]);
        }
        for (int i = 0; i < samples.dimension(); i++) {
          targets.set(i, n, samples.targets()[from + n][i]);
        }
      }
      regression.add(features, targets);
    }
    DenseMatrix found = regression.solve(0).weights();
    return Rows.of(found.toArray(), samples.dimension());
  }
}
