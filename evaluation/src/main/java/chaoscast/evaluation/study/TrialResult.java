package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import java.util.Optional;

/// What one trial found.
///
/// @param horizons       forecast horizon of every start, in the system's time unit; empty if it failed
/// @param cost           of one closed-loop step
/// @param trainSeconds   wall time of training; NaN if unknown. The only number that is not the same in
///                       every run, with the next
/// @param secondsPerStep wall time of a step of one lane; NaN if not measured
/// @param failure        why there is no result, such as a singular regression
public record TrialResult(
    double[] horizons,
    Cost cost,
    double trainSeconds,
    double secondsPerStep,
    Optional<String> failure) {

  public TrialResult {
    horizons = horizons.clone();
  }

  /// @param reason one line
  public static TrialResult failed(String reason) {
    return new TrialResult(
        new double[0], new Cost(0, 0, 0, 0, 0), Double.NaN, Double.NaN, Optional.of(reason));
  }

  @Override
  public double[] horizons() {
    return horizons.clone();
  }
}
