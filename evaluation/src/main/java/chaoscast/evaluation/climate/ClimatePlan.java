package chaoscast.evaluation.climate;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;

/// The length of climates.
///
/// @param runs  independent runs of each climate, ≥ 1
/// @param steps of each run that count, ≥ 100; a surrogate's first fifth as many do not
public record ClimatePlan(int runs, int steps) {
  /// Climates of the truth that are compared with each other and with each surrogate's.
  public static final int TRUTHS = 3;

  /// Leading Lyapunov exponents that are measured, where there are as many.
  public static final int EXPONENTS = 3;

  private static final int MOST_RUNS = 10;
  private static final int LEAST_STEPS = 100;

  /// Steps of truth below which it has no climate.
  public static final int LEAST_TRUTH = TRUTHS * LEAST_STEPS;

  private static final int GOOD_STEPS = 1000;

  public ClimatePlan {
    Requirements.requireAtLeast("climate runs", 1, runs);
    Requirements.requireAtLeast("steps of a climate run", LEAST_STEPS, steps);
  }

  /// @param total steps wanted in a climate
  /// @return ten runs, fewer if these would be shorter than a thousand steps
  /// @throws InputException if the total is below 100
  public static ClimatePlan of(int total) {
    if (total < LEAST_STEPS) {
      throw new InputException(
          "--climate must be 0 or ≥ %d steps but was %d".formatted(LEAST_STEPS, total));
    }
    SizeLimit.requireAtMost(
        "--climate", total, Integer.MAX_VALUE / TRUTHS, "that a trajectory holds no truth for it");
    int runs = Math.clamp(total / GOOD_STEPS, 1, MOST_RUNS);
    return new ClimatePlan(runs, total / runs);
  }

  /// @param available steps of truth that there are
  /// @return this, or shorter runs if the truth is too short for it
  /// @throws InputException if it is too short for any climate
  public ClimatePlan within(int available) {
    if (available >= required()) {
      return this;
    }
    if (available < LEAST_TRUTH) {
      throw new InputException(
          "the data must have ≥ %d steps for a climate but has %d; --climate 0 leaves climates out"
              .formatted(LEAST_TRUTH, available));
    }
    return of(available / TRUTHS);
  }

  /// @return steps of truth that this takes
  public long required() {
    return (long) TRUTHS * runs * steps;
  }

  /// @return steps of each run of a surrogate before any count
  int discarded() {
    return steps / 5;
  }

  /// @return steps in a segment of power spectra
  int segment() {
    return PowerSpectrum.segment(steps);
  }
}
