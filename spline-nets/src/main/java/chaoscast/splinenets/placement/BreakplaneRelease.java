package chaoscast.splinenets.placement;

import chaoscast.splinenets.breakplane.BreakplaneMap;
import chaoscast.splinenets.breakplane.Breakplanes;

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
public record BreakplaneRelease(BreakplaneMap frozen, TrainingPairs pairs) {
  /// How far the damping of neurons with small delta-slopes, whose moves hardly count, is that of the
  /// others: else they would fly away.
  private static final double EVENNESS = 30;

  private static final double FIRST_DAMPING = 1e-2;
  private static final double LEAST_DAMPING = 1e-9;
  private static final double GREATEST_DAMPING = 1e6;

  /// @param steps linear models to build, ≥ 1
  /// @return the neurons with the least loss found
  public BreakplaneMap run(int steps) {
    var fit = new ReleasedFit(frozen, pairs);
    double damping = FIRST_DAMPING;
    for (int step = 0; step < steps && damping < GREATEST_DAMPING; step++) {
      ReleasedFit.Model model = fit.model();
      boolean better = false;
      while (!better && damping < GREATEST_DAMPING) {
        var trial = new ReleasedFit(moved(fit.map(), step(model, damping)), pairs);
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

  private static double[] step(ReleasedFit.Model model, double damping) {
    return DampedStep.solve(model.curvature(), model.slope(), damping, EVENNESS);
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
