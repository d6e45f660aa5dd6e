package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.StartKind;
import picocli.CommandLine.Option;

/// How surrogates see the truth: with noise, and what they make of that before a forecast.
public final class ObservingOptions {
  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description = "White noise on the states that train and that forecasts start from, as a share of each"
          + " variable's standard deviation, in [0, 1); errors are against the truth. Default: 0.")
  private double noise;

  @Option(
      names = "--start",
      paramLabel = "observed|smoothed",
      description = "With noise: what forecasts start from, the last observation or what the surrogate makes of a"
          + " window of them. Default: observed.")
  private StartKind start = StartKind.OBSERVED;

  @Option(
      names = "--start-window",
      paramLabel = "N",
      description = "Observations that a smoothed start is estimated from, ≥ 2. Default: 400.")
  private int window = Observing.WINDOW;

  /// @throws InputException for values out of range, and for noise on data whose truth is not known
  public TruthSource applyTo(TruthSource source) {
    var observing = new Observing(noise, start, window);
    if (observing.isClean()) {
      return source;
    }
    return switch (source) {
      case TruthSource.Generated generated ->
          new TruthSource.Generated(
              generated.protocol().withObserving(observing),
              generated.system(),
              generated.seed(),
              generated.imperfect());
      case TruthSource.Read _ -> throw new InputException(
          "--noise must be left out where --data is given but was " + noise,
          "it is for truth that is generated; data come with the noise that they have");
    };
  }
}
