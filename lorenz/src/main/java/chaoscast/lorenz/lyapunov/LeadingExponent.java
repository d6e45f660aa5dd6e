package chaoscast.lorenz.lyapunov;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import java.util.Optional;

/// The rate at which forecasts of a system diverge from it, for parameters without a published λ₁.
///
/// Where everything is observed that is λ₁ of the tangent flow, measured for a second or so. Where
/// variables are hidden, λ₁ belongs to the fastest of them and says nothing about the observed ones:
/// there it is their finite-size exponent λ(δ) at a tenth of their standard deviation.
///
///     Optional<LyapunovEstimate> estimate = LeadingExponent.of(system, new Seed(1), 2);
public final class LeadingExponent {
  /// δ, as a share of the observed variables' standard deviation.
  public static final double OBSERVED_SIZE = 0.1;

  /// A rate is positive if it is greater than so many of its standard errors.
  private static final double ERRORS = 3;

  private static final double WORK = 1.5e9;
  private static final double MOST_STEPS = 1e7;

  private LeadingExponent() {}

  /// @param threads greatest number of cores used, ≥ 1; decides no bit of the result
  /// @return what was measured; empty where solutions diverge, or differences do not grow
  public static Optional<LyapunovEstimate> of(DynamicalSystem system, Seed seed, int threads) {
    return of(system, seed, threads, Progress.NONE);
  }

  /// @param threads  greatest number of cores used, ≥ 1; decides no bit of the result
  /// @param progress reports the stage `lyapunov` or `finite-size growth`
  /// @return what was measured; empty where solutions diverge, or differences do not grow
  public static Optional<LyapunovEstimate> of(
      DynamicalSystem system, Seed seed, int threads, Progress progress) {
    try {
      return Optional.of(
          system.hidesVariables()
              ? observed(system, seed, threads, progress)
              : tangentFlow(system, seed, threads, progress))
          .filter(found -> found.exponent() > ERRORS * found.standardError());
    } catch (InputException divergedOrNotChaotic) {
      return Optional.empty();
    }
  }

  private static LyapunovEstimate tangentFlow(
      DynamicalSystem system, Seed seed, int threads, Progress progress) {
    LyapunovPlan plan =
        LyapunovPlan.of(system)
            .withExponents(1)
            .withWork(system, WORK, MOST_STEPS)
            .withSeed(seed);
    return new LyapunovMeasurement(system, plan).run(threads, progress).leading();
  }

  private static LyapunovEstimate observed(
      DynamicalSystem system, Seed seed, int threads, Progress progress) {
    var plan = new FiniteSizePlan(OBSERVED_SIZE, Math.sqrt(10), 1, 16, seed);
    FiniteSizeExponent exponent =
        new FiniteSizeGrowth(system, plan).run(threads, progress).getFirst();
    return new LyapunovEstimate(
        exponent.exponent(),
        exponent.standardError(),
        "growth of differences of %s standard deviations between observed variables"
            .formatted(exponent.size()));
  }
}
