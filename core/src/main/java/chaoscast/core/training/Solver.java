package chaoscast.core.training;

/// How the least-squares problem of the readout is solved.
public enum Solver {
  /// Normal equations by Cholesky: fast; sees the condition number squared.
  NORMAL {
    @Override
    public RidgeRegression start(int features, int targets) {
      return new NormalEquations(features, targets);
    }

    @Override
    public RidgeRegression restore(int features, int targets, double[] statistics) {
      return NormalEquations.restore(features, targets, statistics);
    }
  },
  /// Orthogonal factor by streaming QR: accurate to the condition number itself.
  QR {
    @Override
    public RidgeRegression start(int features, int targets) {
      return new OrthogonalFactor(features, targets);
    }

    @Override
    public RidgeRegression restore(int features, int targets, double[] statistics) {
      return OrthogonalFactor.restore(features, targets, statistics);
    }
  };

  /// @param features number of features, ≥ 1
  /// @param targets  number of targets, ≥ 1
  /// @return a regression without samples
  public abstract RidgeRegression start(int features, int targets);

  /// @param features   number of features, ≥ 1
  /// @param targets    number of targets, ≥ 1
  /// @param statistics what [RidgeRegression#statistics] of one of the same kind and shape gave
  /// @return that regression
  public abstract RidgeRegression restore(int features, int targets, double[] statistics);
}
