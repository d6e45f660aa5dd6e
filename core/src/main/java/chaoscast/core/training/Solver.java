package chaoscast.core.training;

/// How the least-squares problem of the readout is solved.
public enum Solver {
  /// Normal equations by Cholesky: fast; sees the condition number squared.
  NORMAL {
    @Override
    public RidgeRegression start(int features, int targets) {
      return new NormalEquations(features, targets);
    }
  },
  /// Orthogonal factor by streaming QR: accurate to the condition number itself.
  QR {
    @Override
    public RidgeRegression start(int features, int targets) {
      return new OrthogonalFactor(features, targets);
    }
  };

  /// @param features number of features, ≥ 1
  /// @param targets  number of targets, ≥ 1
  /// @return a regression without samples
  public abstract RidgeRegression start(int features, int targets);
}
