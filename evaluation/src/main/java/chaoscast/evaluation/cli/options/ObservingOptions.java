package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.evaluation.protocol.Observing;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How surrogates see the truth: with noise, and what they make of that before a forecast.
public final class ObservingOptions {
  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description = "White noise on the states that train and that forecasts start from, as a share of each"
          + " variable's standard deviation, in [0, 1); errors are against the truth. Default: 0.")
  private double noise;

  @Mixin
  private StartOptions starts;

  /// @throws InputException for values out of range, for noise on data whose truth is not known, and where starts of data
  ///     cannot be smoothed
  public TruthSource applyTo(TruthSource source) {
    var observing = starts.observing(noise);
    if (observing.isClean()) {
      return source;
    }
    return switch (source) {
      case TruthSource.Generated _ when noise == 0 -> throw new InputException(
          "--start smoothed must stand with --noise but there is none",
          "leave --start out, or give --noise 0.01 for one percent");
      case TruthSource.Generated generated ->
          new TruthSource.Generated(
              generated.protocol().withObserving(observing),
              generated.system(),
              generated.seed(),
              generated.imperfect());
      case TruthSource.Read _ when noise > 0 -> throw new InputException(
          "--noise must be left out where --data is given but was " + noise,
          "it is for truth that is generated; data come with the noise that they have");
      case TruthSource.Read read -> {
        starts.check(read.truth());
        yield read.withObserving(observing);
      }
    };
  }
}
