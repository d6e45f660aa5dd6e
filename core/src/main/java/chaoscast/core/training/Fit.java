package chaoscast.core.training;

import java.util.OptionalDouble;

/// How a readout's fit went.
///
/// @param samples      pairs of states that were fitted
/// @param features     number of features
/// @param rank         numerical rank of the features, ≤ `features`
/// @param condition    estimate of the regularised problem's condition number
/// @param ridge        β that was used
/// @param mendingRidge β that would make a singular or nearly singular problem regular; empty if it
///                     is regular
/// @param residualRms  root mean square of the residual, one a variable
public record Fit(
    long samples,
    int features,
    int rank,
    double condition,
    double ridge,
    OptionalDouble mendingRidge,
    double[] residualRms) {

  /// @return how the regression that gave this solution went
  public static Fit of(RidgeSolution solution) {
    return new Fit(
        solution.samples(),
        solution.weights().columns(),
        solution.rank(),
        solution.condition(),
        solution.ridge(),
        solution.mendingRidge(),
        solution.residualRms());
  }

  public Fit {
    residualRms = residualRms.clone();
  }

  @Override
  public double[] residualRms() {
    return residualRms.clone();
  }
}
