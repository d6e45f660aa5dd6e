package chaoscast.evaluation.cli.options;

import chaoscast.core.Requirements;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/// What is wanted otherwise than the protocol has it.
public final class ProtocolOptions {
  @Option(names = "--dt", paramLabel = "H", description = "Time step, > 0.")
  private Double dt;

  @Option(names = "--train-steps", paramLabel = "N", description = "Training states, ≥ 2.")
  private Integer trainSteps;

  @Option(names = "--starts", paramLabel = "N", description = "Number of forecasts, ≥ 1.")
  private Integer starts;

  @Option(names = "--spacing", paramLabel = "N", description = "Steps between starts, ≥ 1.")
  private Integer spacing;

  @Option(names = "--max-steps", paramLabel = "N", description = "Steps of each forecast, ≥ 1.")
  private Integer maxSteps;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Observed states before each forecast; 0: each surrogate's own number.")
  private Integer warmUp;

  @Option(names = "--threshold", paramLabel = "E", description = "Greatest valid error, > 0.")
  private Double threshold;

  @Option(
      names = "--error",
      paramLabel = "relative|nrmse|scaled",
      description = "Error relative to each scaled state, to the truth's spread, or to that of each"
          + " variable. Default for data: scaled.")
  private ErrorKind error;

  @Option(
      names = "--scaling",
      paramLabel = "none|std|standard|global",
      description = "Units that surrogates are trained in.")
  private ScalingKind scaling;

  @Option(
      names = "--lyapunov",
      paramLabel = "VALUE",
      description = "λ₁ per time unit, > 0, in place of the published or measured one.")
  private Double lyapunov;

  /// @return λ₁ as given, if it is
  public OptionalDouble lyapunov() {
    return lyapunov == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Requirements.requirePositive("--lyapunov", lyapunov));
  }

  public OptionalDouble dt() {
    return dt == null ? OptionalDouble.empty() : OptionalDouble.of(dt);
  }

  public ProtocolOverrides overrides() {
    return new ProtocolOverrides(
        dt(),
        whole(trainSteps),
        whole(starts),
        whole(spacing),
        whole(maxSteps),
        whole(warmUp),
        threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
        Optional.ofNullable(error),
        Optional.ofNullable(scaling));
  }

  private static OptionalInt whole(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
