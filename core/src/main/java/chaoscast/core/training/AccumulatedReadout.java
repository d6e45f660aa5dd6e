package chaoscast.core.training;

import chaoscast.core.model.ModelHeader;
import java.util.Optional;

/// A readout whose training data has been taken in, ready to be solved for with any ridge.
///
///     AccumulatedReadout data = trainer.accumulate(trajectories, Progress.NONE);
///     ReadoutSurrogate weak = data.solve(1e-8), strong = data.solve(1e-2);
///
/// @param trainer    the settings
/// @param map        features
/// @param regression what has been taken in; not modified
/// @param timeStep   Δt of the data
public record AccumulatedReadout(
    ReadoutTrainer trainer, FeatureMap map, RidgeRegression regression, double timeStep) {

  /// @param ridge β ≥ 0
  /// @throws SingularRegressionException if no solution can be trusted
  public ReadoutSurrogate solve(double ridge) {
    RidgeSolution solution = regression.solve(ridge);
    Fit fit = Fit.of(solution);
    ModelHeader header =
        ModelHeader.of(
            trainer.provider(), trainer.settings(), timeStep, trainer.memory().warmUp());
    return new ReadoutSurrogate(
        header.withRemarks(fit.remarks()),
        map,
        solution.weights(),
        trainer.readout().target(),
        Optional.of(fit));
  }
}
