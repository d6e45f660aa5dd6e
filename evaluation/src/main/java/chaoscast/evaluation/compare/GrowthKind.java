package chaoscast.evaluation.compare;

import chaoscast.evaluation.score.Score;
import chaoscast.evaluation.truth.SystemDescription;
import java.util.Optional;

/// What the rate at which small errors grow is the rate of.
///
/// A surrogate whose only flaw is a small error at the start errs at the rate λ₁ of the truth; one
/// that errs anew at every step adds errors that grow for different times, and its rate is greater.
public enum GrowthKind {
  /// Within one and a half times λ₁ and two of its standard errors: the instability of the truth.
  INSTABILITY,
  /// Above: the model's own errors at each step dominate.
  MODEL_ERROR;

  /// Multiple of λ₁ above which model errors dominate.
  public static final double BOUND = 1.5;

  /// @return empty where the rate or λ₁ is unknown
  public static Optional<GrowthKind> of(Score score, SystemDescription system) {
    if (score.growthRate().isEmpty() || system.lyapunovExponent().isEmpty()) {
      return Optional.empty();
    }
    double error = system.measured().map(found -> found.standardError()).orElse(0.0);
    double bound = BOUND * (system.lyapunovExponent().getAsDouble() + 2 * error);
    return Optional.of(score.growthRate().getAsDouble() > bound ? MODEL_ERROR : INSTABILITY);
  }
}
