package chaoscast.evaluation.protocol;

import chaoscast.core.scaling.ScalingKind;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What a user wants otherwise than a named protocol has it; empty keeps the protocol's value.
public record ProtocolOverrides(
    OptionalDouble dt,
    OptionalInt trainSteps,
    OptionalInt starts,
    OptionalInt spacing,
    OptionalInt maxSteps,
    OptionalInt warmUp,
    OptionalDouble threshold,
    Optional<ErrorKind> error,
    Optional<ScalingKind> scaling) {

  /// Everything stays.
  public static final ProtocolOverrides NONE =
      new ProtocolOverrides(
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty());

  /// @return the same with a number of states before the first start
  public ProtocolOverrides withTrainSteps(int steps) {
    return new ProtocolOverrides(dt, OptionalInt.of(steps), starts, spacing, maxSteps, warmUp,
        threshold, error, scaling);
  }

  /// @return the same without a number of starts, which is decided already
  ProtocolOverrides withoutStarts() {
    return new ProtocolOverrides(dt, trainSteps, OptionalInt.empty(), spacing, maxSteps, warmUp,
        threshold, error, scaling);
  }

  /// @return the protocol with these values in place of its own; the time step is taken as it is,
  ///     without changing numbers of steps
  Protocol applyTo(Protocol protocol) {
    return new Protocol(
        protocol.name(),
        dt.orElse(protocol.timeStep()),
        trainSteps.orElse(protocol.trainSteps()),
        starts.orElse(protocol.starts()),
        spacing.orElse(protocol.spacing()),
        maxSteps.orElse(protocol.maxSteps()),
        warmUp.orElse(protocol.warmUp()),
        threshold.orElse(protocol.threshold()),
        error.orElse(protocol.error()),
        scaling.orElse(protocol.scaling()));
  }
}
