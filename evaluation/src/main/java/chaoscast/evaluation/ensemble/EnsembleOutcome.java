package chaoscast.evaluation.ensemble;

import chaoscast.core.Trajectory;
import chaoscast.core.text.NumberText;
import java.util.Optional;

/// One ensemble, and what is known of how good such ones are.
///
/// @param forecast    of members and control
/// @param horizon     foreseen
/// @param threshold   error at which a forecast sees no further, in root mean square standard deviations
/// @param calibration on starts within the data, if there are enough of them
public record EnsembleOutcome(
    EnsembleForecast forecast,
    PredictedHorizon horizon,
    double threshold,
    Optional<Calibration> calibration) {

  /// @return how far this forecast will see, in a sentence
  public String foreseen() {
    double dt = forecast.control().timeStep();
    String bound = horizon.isCensored() ? "at least " : "about ";
    return "%d members: this forecast will see %s%s time units (90%%: %s to %s), until its error is %s standard deviations"
        .formatted(
            forecast.members().size(), bound, time(dt, 0.5), time(dt, 0.05), time(dt, 0.95),
            NumberText.plain(threshold));
  }

  private String time(double timeStep, double p) {
    return NumberText.significant(timeStep * horizon.quantile(p));
  }

  /// @return how such forecasts did on held-out starts, in a sentence; empty if there were none
  public String check() {
    return calibration
        .map(Calibration::heldOut)
        .map(
            held -> "on %d held-out starts of these data, bands of 50 and 90%% held %s and %s%% of what followed; horizons were %s foreseen and %s seen on average, %s%% of them within their 90%%"
                .formatted(
                    held.starts(),
                    NumberText.fixed(100 * held.band50(), 1),
                    NumberText.fixed(100 * held.band90(), 1),
                    NumberText.significant(mean(held.horizons().predicted())),
                    NumberText.significant(mean(held.horizons().seen())),
                    NumberText.fixed(100 * held.horizons().within90(), 1)))
        .orElse("");
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value / values.length;
    }
    return sum;
  }

  /// @return states to write
  public Trajectory states() {
    return forecast.withQuantiles();
  }
}
