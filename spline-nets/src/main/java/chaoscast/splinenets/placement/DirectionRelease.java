package chaoscast.splinenets.placement;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;

/// Turns the directions that breakplanes share, by Levenberg and Marquardt's method with everything
/// linear eliminated, so that the expected error of their knots falls ([AdditiveFit]).
///
///     (JᵀJ + λ S) δ = JᵀR,   J_k = (I − B (BᵀB + P)⁻¹ Bᵀ) D_k for output k,   D_k: f_dk'(ξ_d·x) t_a·x
///
/// with B the fit's B-splines, P its penalty and t_a the n − 1 unit vectors at right angles to ξ_d. A
/// step that lowers the expected error is kept and λ falls; one that does not is undone and λ grows.
///
/// A quadratic vector field is a sum of functions along axes and pairs of axes, but not of those alone:
/// α² x y = ((α² x + y)² − (α² x − y)²)/4 for every α, and which α wants fewest knots is up to the data.
///
/// Source: L. Kaufman, A variable projection method for solving separable nonlinear least squares
/// problems, BIT 15 (1975) 49–57, doi:10.1007/BF01932995; D. W. Marquardt, An algorithm for
/// least-squares estimation of nonlinear parameters, J. SIAM 11 (1963) 431–441, doi:10.1137/0111030.
///
/// In one dimension there is nothing to turn.
///
/// @param frozen the fit along the directions to start from
public record DirectionRelease(AdditiveFit frozen) {
  private static final double FIRST_DAMPING = 1e-2;
  private static final double LEAST_DAMPING = 1e-8;
  private static final double GREATEST_DAMPING = 1e4;

  /// Damping of directions that hardly matter, as a share of the mean.
  private static final double EVENNESS = 1e-3;

  /// The farthest that a direction turns in a step, as a tangent.
  private static final double FARTHEST = 0.3;

  /// Rounds of the fit that judges a step.
  private static final int ROUNDS = 8;

  /// @param steps linear models to build, ≥ 1
  /// @return the fit with the least expected error found
  public AdditiveFit run(int steps) {
    AdditiveFit best = frozen;
    if (frozen.pairs().dimension() == 1) {
      return best;
    }
    double damping = FIRST_DAMPING;
    for (int step = 0; step < steps && damping < GREATEST_DAMPING; step++) {
      Model model = model(best);
      boolean better = false;
      while (!better && damping < GREATEST_DAMPING) {
        AdditiveFit trial =
            best.along(turned(best.directions(), solve(model, damping)))
                .warm(best)
                .refined(ROUNDS);
        better = trial.expectedError() < best.expectedError();
        if (better) {
          best = trial;
          damping = Math.max(LEAST_DAMPING, damping / 5);
        } else {
          damping *= 4;
        }
      }
    }
    return best;
  }

  /// JᵀJ and JᵀR.
  ///
  /// @param curvature in its lower triangle, moves squared; not modified
  /// @param slope     one row; not modified
  private record Model(DenseMatrix curvature, DenseMatrix slope) {}

  private static Model model(AdditiveFit fit) {
    Blas blas = Blas.best();
    DenseMatrix tangents = tangents(fit.directions());
    int moves = tangents.rows();
    int features = fit.weights().columns();
    int outputs = fit.weights().rows();
    DenseMatrix curvature = DenseMatrix.zeros(moves, moves);
    DenseMatrix slope = DenseMatrix.zeros(1, moves);
    DenseMatrix[] cross = new DenseMatrix[outputs];
    for (int output = 0; output < outputs; output++) {
      cross[output] = DenseMatrix.zeros(moves, features);
    }
    for (TrainingPairs.Chunk chunk : fit.pairs().chunks()) {
      DenseMatrix phi = fit.features(chunk.states());
      DenseMatrix[] slopes = new DenseMatrix[fit.directions().length];
      for (int d = 0; d < slopes.length; d++) {
        slopes[d] = fit.slopes(d, chunk.states());
      }
      DenseMatrix residual = residual(fit, chunk, phi);
      DenseMatrix tilts = product(tangents, chunk.states());
      for (int output = 0; output < outputs; output++) {
        DenseMatrix moved = moved(tilts, slopes, output);
        blas.addGram(moved, curvature);
        blas.addProduct(moved, phi, cross[output]);
        blas.addProduct(residual.rowRange(output, output + 1), moved, slope);
      }
    }
    for (int output = 0; output < outputs; output++) {
      subtractExplained(fit, cross[output], curvature);
    }
    return new Model(curvature, slope);
  }

  /// The fit's normal equations are those of means, the others are of sums.
  private static void subtractExplained(AdditiveFit fit, DenseMatrix cross,
      DenseMatrix curvature) {
    DenseMatrix solved = cross.copy();
    fit.system().solve(solved);
    DenseMatrix explained = DenseMatrix.zeros(cross.rows(), cross.rows());
    Blas.best().addProduct(cross, solved, explained);
    for (int row = 0; row < cross.rows(); row++) {
      for (int column = 0; column <= row; column++) {
        double part = explained.get(row, column) / fit.pairs().count();
        curvature.set(row, column, curvature.get(row, column) - part);
      }
    }
  }

  /// @return t_a of every direction, direction by direction
  private static DenseMatrix tangents(double[][] directions) {
    int n = directions[0].length;
    DenseMatrix tangents = DenseMatrix.zeros(directions.length * (n - 1), n);
    for (int d = 0; d < directions.length; d++) {
      var frame = new TangentFrame(directions[d]);
      for (int a = 1; a < n; a++) {
        for (int i = 0; i < n; i++) {
          tangents.set(d * (n - 1) + a - 1, i, frame.tangent(a, i));
        }
      }
    }
    return tangents;
  }

  private static DenseMatrix product(DenseMatrix a, DenseMatrix b) {
    DenseMatrix product = DenseMatrix.zeros(a.rows(), b.columns());
    for (int row = 0; row < a.rows(); row++) {
      for (int column = 0; column < b.columns(); column++) {
        double sum = 0;
        for (int i = 0; i < a.columns(); i++) {
          sum = Math.fma(a.get(row, i), b.get(i, column), sum);
        }
        product.set(row, column, sum);
      }
    }
    return product;
  }

  private static DenseMatrix moved(DenseMatrix tilts, DenseMatrix[] slopes, int output) {
    DenseMatrix moved = tilts.copy();
    int each = tilts.rows() / slopes.length;
    for (int row = 0; row < moved.rows(); row++) {
      for (int column = 0; column < moved.columns(); column++) {
        double slope = slopes[row / each].get(output, column);
        moved.set(row, column, slope * tilts.get(row, column));
      }
    }
    return moved;
  }

  private static DenseMatrix residual(AdditiveFit fit, TrainingPairs.Chunk chunk,
      DenseMatrix phi) {
    DenseMatrix residual = product(fit.weights(), phi);
    for (int row = 0; row < residual.rows(); row++) {
      for (int column = 0; column < residual.columns(); column++) {
        double rest = chunk.targets().get(row, column) - residual.get(row, column);
        residual.set(row, column, rest);
      }
    }
    return residual;
  }

  private static double[] solve(Model model, double damping) {
    return DampedStep.solve(model.curvature(), model.slope(), damping, EVENNESS);
  }

  private static double[][] turned(double[][] directions, double[] moves) {
    int each = directions[0].length - 1;
    double[][] turned = new double[directions.length][];
    for (int d = 0; d < directions.length; d++) {
      double[] move = new double[each + 1];
      double length = 0;
      for (int a = 0; a < each; a++) {
        move[a] = moves[d * each + a];
        length = Math.hypot(length, move[a]);
      }
      double share = length > FARTHEST ? FARTHEST / length : 1;
      for (int a = 0; a < each; a++) {
        move[a] *= share;
      }
      turned[d] = new TangentFrame(directions[d]).tilted(move);
      double norm = Math.hypot(1, length * share);
      for (int i = 0; i <= each; i++) {
        turned[d][i] /= norm;
      }
    }
    return turned;
  }
}
