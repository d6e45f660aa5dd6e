package chaoscast.d2r2.sindy;

import java.util.stream.IntStream;

/// LASSO and elastic net by cyclic coordinate descent on the Gram matrix:
///
///     min ½‖y − Θw‖²/N + λ (α ‖w‖₁ + (1 − α)/2 ‖w‖²)
///     w_j ← S(c_j − Σ_{k≠j} G_jk w_k, λα) / (G_jj + λ(1 − α)),   S(z, τ) = sign(z) max(0, |z| − τ)
///
/// Works on the streamed Gram matrix, where ready-made solvers want all samples in memory.
///
/// Source: J. Friedman, T. Hastie, R. Tibshirani, Regularization paths for generalized linear models
/// via coordinate descent, J. Stat. Softw. 33 (2010) 1, doi:10.18637/jss.v033.i01.
///
/// @param problem normalised
/// @param lambda  λ > 0
/// @param mixing  α, the share of the L1 norm, in (0, 1]
record CoordinateDescent(SparseProblem problem, double lambda, double mixing) {
  private static final int SWEEPS = 20_000;
  private static final double TOLERANCE = 1e-9;

  /// @param candidates indices of terms, rising
  /// @return those with weights that are not zero
  int[] support(int target, int[] candidates) {
    double[] weights = weights(target, candidates);
    return IntStream.range(0, candidates.length)
        .filter(i -> weights[i] != 0)
        .map(i -> candidates[i])
        .toArray();
  }

  /// @return one weight a candidate
  double[] weights(int target, int[] candidates) {
    int count = candidates.length;
    double[] weights = new double[count];
    double[] gradient = new double[count];
    for (int i = 0; i < count; i++) {
      gradient[i] = problem.cross(target, candidates[i]);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double greatest = 0;
      for (int j = 0; j < count; j++) {
        double diagonal = problem.gram(candidates[j], candidates[j]);
        double pull = gradient[j] + diagonal * weights[j];
        double shrunk = Math.copySign(Math.max(0, Math.abs(pull) - lambda * mixing), pull);
        double change = shrunk / (diagonal + lambda * (1 - mixing)) - weights[j];
        if (change == 0) {
          continue;
        }
        weights[j] += change;
        greatest = Math.max(greatest, Math.abs(change));
        for (int i = 0; i < count; i++) {
          gradient[i] -= change * problem.gram(candidates[i], candidates[j]);
        }
      }
      if (greatest < TOLERANCE) {
        break;
      }
    }
    return weights;
  }
}
