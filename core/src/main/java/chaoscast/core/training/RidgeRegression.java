package chaoscast.core.training;

import chaoscast.core.linalg.DenseMatrix;

/// Linear least squares with a ridge, fed chunk by chunk:
///
///     W = argmin ‖Y − W Φ‖² + β ‖W‖²
///
/// with one sample a column of Φ (features × samples) and Y (targets × samples). Memory does not
/// grow with the number of samples. The same chunks in the same order give the same bits.
///
///     RidgeRegression regression = new NormalEquations(features, targets);
///     regression.add(phi, y);
///     DenseMatrix weights = regression.solve(1e-4).weights();
public interface RidgeRegression {
  /// Takes samples in.
  ///
  /// @param features features × samples; not modified
  /// @param targets  targets × samples; not modified
  void add(DenseMatrix features, DenseMatrix targets);

  /// Takes in all samples of another regression of the same kind and shape.
  ///
  /// @param other not modified
  void merge(RidgeRegression other);

  /// All that has been taken in, in a form that travels: [Solver#restore] makes the same regression of it, to the
  /// last bit.
  ///
  /// @return (n² + n)/2 + nk + k + 1 numbers, about, for n features and k targets
  double[] statistics();

  /// Solves for the samples so far; may be called again, with other ridges or after more samples.
  ///
  /// @param ridge β ≥ 0
  /// @throws SingularRegressionException if no solution can be trusted
  RidgeSolution solve(double ridge);

  /// @return the number of samples taken in
  long samples();
}
