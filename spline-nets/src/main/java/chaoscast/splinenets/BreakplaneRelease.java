package chaoscast.splinenets;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.Block;

/// Frees the breakplanes of a frozen fit: the adaptive regime, by Levenberg and Marquardt's method
/// on breakplanes with the readout eliminated.
///
///     (JᵀJ + λ S) δ = JᵀR,   S = diag JᵀJ + 30 mean diag JᵀJ,   (ξ, β) ← normalised (ξ, β) + δ
///
/// A step that lowers the loss is kept and λ falls; one that does not is undone and λ grows. Every
/// neuron ends with a direction of its own.
///
/// Source: D. W. Marquardt, An algorithm for least-squares estimation of nonlinear parameters, J. SIAM
/// 11 (1963) 431–441, doi:10.1137/0111030; [ReleasedFit] for J.
///
/// @param frozen where the breakplanes start
/// @param pairs  what is fitted
record BreakplaneRelease(BreakplaneMap frozen, TrainingPairs pairs) {
  /// How far the damping of neurons with small delta-slopes, whose moves hardly count, is that of the
  /// others: else they would fly away.
  private static final double EVENNESS = 30;

  private static final double FIRST_DAMPING = 1e-2;
  private static final double LEAST_DAMPING = 1e-9;
  private static final double GREATEST_DAMPING = 1e6;

  /// @param steps linear models to build, ≥ 1
  /// @return the neurons with the least loss found
  BreakplaneMap run(int steps) {
    var fit = new ReleasedFit(frozen, pairs);
    double damping = FIRST_DAMPING;
    for (int step = 0; step < steps && damping < GREATEST_DAMPING; step++) {
      ReleasedFit.Model model = fit.model();
      boolean better = false;
      while (!better && damping < GREATEST_DAMPING) {
        var trial = new ReleasedFit(moved(fit.map(), solve(model, damping)), pairs);
        better = trial.loss() < fit.loss();
        if (better) {
          fit = trial;
          damping = Math.max(LEAST_DAMPING, damping / 5);
        } else {
          damping *= 4;
        }
      }
    }
    return fit.map();
  }

  private static double[] solve(ReleasedFit.Model model, double damping) {
    Block system = model.curvature().copy();
    int moves = system.rows();
    double mean = 0;
    for (int i = 0; i < moves; i++) {
      mean += system.get(i, i) / moves;
    }
    double[] scales = new double[moves];
    for (int i = 0; i < moves; i++) {
      scales[i] = 1 / Math.sqrt(system.get(i, i) + EVENNESS * mean);
    }
    Block step = Block.zeros(1, moves);
    for (int row = 0; row < moves; row++) {
      for (int column = 0; column <= row; column++) {
        system.set(row, column, system.get(row, column) * scales[row] * scales[column]);
      }
      system.set(row, row, system.get(row, row) + damping);
      step.set(0, row, model.slope().get(0, row) * scales[row]);
    }
    Blas blas = Blas.best();
    if (!blas.cholesky(system)) {
      return new double[moves];
    }
    blas.solveCholesky(system, step);
    double[] move = step.toArray();
    for (int i = 0; i < moves; i++) {
      move[i] *= scales[i];
    }
    return move;
  }

  private static BreakplaneMap moved(BreakplaneMap map, double[] moves) {
    Breakplanes planes = map.planes();
    int dimension = planes.dimension();
    double[][] normals = new double[planes.count()][];
    double[] breakpoints = new double[planes.count()];
    for (int i = 0; i < planes.count(); i++) {
      double[] move = new double[dimension];
      System.arraycopy(moves, i * dimension, move, 0, dimension);
      double[] tilted = new TangentFrame(planes.normal(i)).tilted(move);
      double norm = 0;
      for (double component : tilted) {
        norm = Math.hypot(norm, component);
      }
      for (int j = 0; j < dimension; j++) {
        tilted[j] /= norm;
      }
      normals[i] = tilted;
      breakpoints[i] = (planes.breakpoints()[i] + move[dimension - 1]) / norm;
    }
    return new BreakplaneMap(
        Breakplanes.ofOwn(normals, breakpoints), map.power(), map.polynomialCount() > 0);
  }
}
