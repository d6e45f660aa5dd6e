package chaoscast.core.training;

/// How the least-squares problem of the readout is solved.
public enum Solver {
  /// Normal equations by Cholesky: fast; sees the condition number squared.
  NORMAL {
    @Override
    RidgeRegression start(int features, int targets) {
      return new NormalEquations(features, targets);
    }
  },
  /// Orthogonal factor by streaming QR: accurate to the condition number itself.
  QR {
    @Override
    RidgeRegression start(int features, int targets) {
      return new OrthogonalFactor(features, targets);
    }
  };

  abstract RidgeRegression start(int features, int targets);
}
