package chaoscast.evaluation.study;

import java.util.Arrays;

/// A number that a trial finds besides its horizons.
public enum Measure {
  /// Wall time of training in seconds; like the next, not the same in every run.
  TRAIN_SECONDS("trainSeconds"),
  /// Wall time of a closed-loop step of one lane in seconds.
  SECONDS_PER_STEP("secondsPerStep"),
  /// Condition estimate of the regression.
  CONDITION("condition"),
  /// Numerical rank of the features.
  RANK("rank"),
  /// Rate at which a driven surrogate forgets where its memory began ([Forgetting]), per time unit.
  FORGETTING("forgetting"),
  /// Share of memories that the same drive does not bring together.
  APART("apart"),
  /// Bytes of the process resident at most while it trained and forecast ([ResidentMemory]).
  MEMORY("memoryBytes"),
  /// λ₁ of the system, where it differs from trial to trial.
  EXPONENT("lyapunovExponent"),
  /// Its standard error.
  EXPONENT_ERROR("lyapunovExponentError"),
  /// Mean horizon of the truth's own equations from a start that is off by a unit in the last place.
  CEILING("ceiling"),
  /// (b ln 2 − 4) / λ₁: how far b bits of significand let an exact map see.
  BIT_LIMIT("bitLimit"),
  /// log₁₀ of the largest residual of a training step.
  RESIDUAL("residualDigits");

  private final String key;

  Measure(String key) {
    this.key = key;
  }

  /// @return the name in result files
  public String key() {
    return key;
  }

  /// @return the mean over repetitions, or of a condition, where one bad fit counts, the greatest
  double gather(double[] values) {
    return this == CONDITION
        ? Arrays.stream(values).max().orElse(Double.NaN)
        : Arrays.stream(values).average().orElse(Double.NaN);
  }
}
