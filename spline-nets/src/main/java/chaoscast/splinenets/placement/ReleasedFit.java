package chaoscast.splinenets.placement;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.FeatureStream;
import chaoscast.splinenets.breakplane.BreakplaneMap;

/// The best readout for given breakplanes and what is left over, on some pairs; and the linear model
/// of how that changes when the breakplanes move.
///
///     W = argmin ‖Y − W Φ‖²,   R = Y − W Φ,   J_k = μ_k (I − Φ⁺Φ) D   for output k
///
/// with D the derivatives of the neurons ([TangentFrame]). What Kaufman's approximation leaves out of
/// the derivative of W only acts where R is large. JᵀJ comes from the Gram matrix of (Φ, D), one pass.
///
/// Source: L. Kaufman, A variable projection method for solving separable nonlinear least squares
/// problems, BIT 15 (1975) 49–57, doi:10.1007/BF01932995; G. Golub, V. Pereyra, Separable nonlinear
/// least squares: the variable projection method and its applications, Inverse Problems 19 (2003)
/// R1–R26, doi:10.1088/0266-5611/19/2/201.
final class ReleasedFit {
  private final Blas blas = Blas.best();
  private final BreakplaneMap map;
  private final TrainingPairs pairs;
  private final DenseMatrix weights;
  private final double loss;

  /// @param map   the neurons
  /// @param pairs what to fit
  ReleasedFit(BreakplaneMap map, TrainingPairs pairs) {
    this.map = map;
    this.pairs = pairs;
    int features = map.featureCount();
    DenseMatrix gram = DenseMatrix.zeros(features, features);
    DenseMatrix cross = DenseMatrix.zeros(map.dimension(), features);
    FeatureStream stream = map.start(1);
    DenseMatrix phi = DenseMatrix.zeros(features, pairs.chunks().getFirst().states().columns());
    for (TrainingPairs.Chunk chunk : pairs.chunks()) {
      phi = ofWidth(chunk.states().columns(), phi);
      stream.sweep(chunk.states(), phi);
      blas.addGram(phi, gram);
      blas.addProduct(chunk.targets(), phi, cross);
    }
    new ScaledCholesky(gram).solve(cross);
    weights = cross;
    double sum = 0;
    for (TrainingPairs.Chunk chunk : pairs.chunks()) {
      phi = ofWidth(chunk.states().columns(), phi);
      stream.sweep(chunk.states(), phi);
      sum += squares(residual(chunk, phi));
    }
    loss = sum;
  }

  /// @return ‖R‖²
  double loss() {
    return loss;
  }

  BreakplaneMap map() {
    return map;
  }

  /// JᵀJ and JᵀR of the breakplanes' moves.
  ///
  /// @param curvature JᵀJ in its lower triangle, neurons · dimension squared; not modified
  /// @param slope     JᵀR, one row; not modified
  record Model(DenseMatrix curvature, DenseMatrix slope) {}

  Model model() {
    int features = map.featureCount();
    int moves = map.planes().count() * map.dimension();
    DenseMatrix gram = DenseMatrix.zeros(features + moves, features + moves);
    DenseMatrix slopes = DenseMatrix.zeros(map.dimension(), moves);
    FeatureStream stream = map.start(1);
    var derivatives = new NeuronDerivatives(map);
    DenseMatrix all =
        DenseMatrix.zeros(features + moves, pairs.chunks().getFirst().states().columns());
    for (TrainingPairs.Chunk chunk : pairs.chunks()) {
      all = ofWidth(chunk.states().columns(), all);
      DenseMatrix phi = all.rowRange(0, features);
      stream.sweep(chunk.states(), phi);
      DenseMatrix residual = residual(chunk, phi);
      DenseMatrix moved = all.rowRange(features, features + moves);
      derivatives.apply(chunk.states(), moved);
      blas.addGram(all, gram);
      blas.addProduct(residual, moved, slopes);
    }
    return new Model(projected(gram, features, moves), weighted(slopes));
  }

  /// M ∘ (DDᵀ − DΦᵀ (ΦΦᵀ)⁻¹ ΦDᵀ) with M_ij = Σ_k μ_ik μ_jk.
  private DenseMatrix projected(DenseMatrix gram, int features, int moves) {
    DenseMatrix own = gram.rowRange(0, features).columnRange(0, features);
    DenseMatrix cross = gram.rowRange(features, features + moves).columnRange(0, features).copy();
    DenseMatrix solved = cross.copy();
    new ScaledCholesky(own).solve(solved);
    DenseMatrix explained = DenseMatrix.zeros(moves, moves);
    blas.addProduct(cross, solved, explained);
    int dimension = map.dimension();
    for (int row = 0; row < moves; row++) {
      for (int column = 0; column <= row; column++) {
        double rest = gram.get(features + row, features + column) - explained.get(row, column);
        explained.set(row, column, rest * common(row / dimension, column / dimension));
      }
    }
    return explained;
  }

  private double common(int i, int j) {
    double sum = 0;
    int first = map.polynomialCount();
    for (int output = 0; output < map.dimension(); output++) {
      sum += weights.get(output, first + i) * weights.get(output, first + j);
    }
    return sum;
  }

  private DenseMatrix weighted(DenseMatrix slopes) {
    DenseMatrix slope = DenseMatrix.zeros(1, slopes.columns());
    int dimension = map.dimension();
    for (int move = 0; move < slopes.columns(); move++) {
      double sum = 0;
      for (int output = 0; output < dimension; output++) {
        double bend = weights.get(output, map.polynomialCount() + move / dimension);
        sum += bend * slopes.get(output, move);
      }
      slope.set(0, move, sum);
    }
    return slope;
  }

  private DenseMatrix residual(TrainingPairs.Chunk chunk, DenseMatrix phi) {
    DenseMatrix residual = DenseMatrix.zeros(map.dimension(), phi.columns());
    Kernels.best().multiply(weights, phi, residual);
    for (int row = 0; row < residual.rows(); row++) {
      for (int column = 0; column < residual.columns(); column++) {
        double rest = chunk.targets().get(row, column) - residual.get(row, column);
        residual.set(row, column, rest);
      }
    }
    return residual;
  }

  private static DenseMatrix ofWidth(int columns, DenseMatrix block) {
    return block.columns() == columns ? block : DenseMatrix.zeros(block.rows(), columns);
  }

  private static double squares(DenseMatrix block) {
    double sum = 0;
    for (int row = 0; row < block.rows(); row++) {
      for (int column = 0; column < block.columns(); column++) {
        sum += block.get(row, column) * block.get(row, column);
      }
    }
    return sum;
  }
}
