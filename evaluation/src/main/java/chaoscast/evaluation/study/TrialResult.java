package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What one trial found.
///
/// @param horizons forecast horizon of every start, in the system's time unit; empty if it failed
/// @param cost     of one closed-loop step
/// @param measures further numbers, those that are known, all finite
/// @param failure  why there is no result, such as a singular regression
public record TrialResult(
    double[] horizons, Cost cost, Map<Measure, Double> measures, Optional<String> failure) {

  public TrialResult {
    horizons = horizons.clone();
    var finite = new EnumMap<Measure, Double>(Measure.class);
    measures.forEach(
        (measure, value) -> {
          if (Double.isFinite(value)) {
            finite.put(measure, value);
          }
        });
    measures = Collections.unmodifiableMap(finite);
  }

  /// @param reason one line
  public static TrialResult failed(String reason) {
    return new TrialResult(
        new double[0], new Cost(0, 0, 0, 0, 0), Map.of(), Optional.of(reason));
  }

  @Override
  public double[] horizons() {
    return horizons.clone();
  }
}
