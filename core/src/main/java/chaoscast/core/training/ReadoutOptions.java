package chaoscast.core.training;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// How a readout is fitted; every surrogate with a readout has these options.
///
///     W = argmin ‖Y − W Φ‖² + β ‖W‖²
///
/// @param target what the readout predicts
/// @param solver how the least-squares problem is solved
/// @param ridge  β ≥ 0
public record ReadoutOptions(
    @Meaning("what the readout predicts: the next state or the increment to it") Target target,
    @Meaning("least squares by normal equations (fast) or by streaming QR (accurate)") Solver solver,
    @Meaning("ridge β ≥ 0, added to the diagonal of the Gram matrix") double ridge) {

  /// Next state, normal equations, β = 1e−4, as in doi:10.1098/rsta.2020.0246.
  public static final ReadoutOptions PAPER = new ReadoutOptions(Target.STATE, Solver.NORMAL, 1e-4);

  public ReadoutOptions {
    Requirements.requireNonNegative("ridge", ridge);
  }

  public ReadoutOptions withTarget(Target newTarget) {
    return new ReadoutOptions(newTarget, solver, ridge);
  }

  public ReadoutOptions withSolver(Solver newSolver) {
    return new ReadoutOptions(target, newSolver, ridge);
  }

  /// @param newRidge β ≥ 0
  public ReadoutOptions withRidge(double newRidge) {
    return new ReadoutOptions(target, solver, newRidge);
  }
}
