package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Precisions;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.truth.Truths;
import chaoscast.lorenz.generation.LongGeneration;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// The number formats of truth, training and roll-out.
public final class PrecisionOption {
  @Option(
      names = "--precision",
      paramLabel = "FORMAT|PART=FORMAT,...",
      defaultValue = "binary64",
      description = "Number format to compute in: binary64, binary(p) with p = 53 … 4096 bits, or one for each of"
          + " truth, train and rollout, as in 'truth=binary(512),rollout=binary(113)'; truth and rollout may be"
          + " binary32 and less, too. In binary(p) truth is integrated by rk4, d2r2 and sindy train and forecast,"
          + " and forecasts are as long as the bits allow unless --max-steps is given. Default: ${DEFAULT-VALUE}.")
  private String precision;

  /// @throws InputException for formats that are not understood, and for data, which come with the digits that they have
  public TruthSource applyTo(TruthSource source) {
    Precisions precisions = Precisions.parse(precision);
    if (precisions.areDoubles()) {
      return source;
    }
    return switch (source) {
      case TruthSource.Read _ -> throw new InputException(
          "--precision must be left out where --data is given but was " + precision,
          "train --precision and evaluate take data with all their digits");
      case TruthSource.Generated generated -> {
        NamedProtocol named = generated.protocol().withPrecisions(precisions);
        precisions.truth().longNumbers().ifPresent(
            format -> new LongGeneration(Truths.generation(named, generated.seed()), format));
        yield new TruthSource.Generated(
            named, generated.system(), generated.seed(), generated.imperfect());
      }
    };
  }

  /// Forecasts as long as the bits that truth and roll-out share allow, where λ₁ is known.
  ///
  /// @param overrides what the user wants otherwise
  public static TruthSource lengthened(TruthSource source, ProtocolOverrides overrides) {
    NamedProtocol named = source.protocol();
    OptionalDouble exponent = source.system().lyapunovExponent();
    if (!(source instanceof TruthSource.Generated generated)
        || named.precisions().truth().longNumbers().isEmpty()
        || overrides.maxSteps().isPresent()
        || exponent.isEmpty()
        || exponent.getAsDouble() <= 0) {
      return source;
    }
    int steps =
        Precisions.stepsFor(
            named.precisions().commonBits(), exponent.getAsDouble(),
            named.protocol().timeStep());
    return new TruthSource.Generated(
        named.withMaxSteps(Math.max(steps, named.protocol().maxSteps())), generated.system(),
        generated.seed(), generated.imperfect());
  }
}
