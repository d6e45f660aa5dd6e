package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.StartKind;
import chaoscast.evaluation.truth.Truth;
import picocli.CommandLine.Option;

/// What forecasts start from where observations are noisy.
public final class StartOptions {
  @Option(
      names = "--start",
      paramLabel = "observed|smoothed",
      description = "With noise: what forecasts start from, the last observation or what the surrogate makes of a"
          + " window of them. Default: observed.")
  private StartKind start = StartKind.OBSERVED;

  @Option(
      names = "--start-window",
      paramLabel = "N",
      description = "Observations that a smoothed start is estimated from at most, in [2, 2048]."
          + " Default: 400.")
  private int window = Observing.WINDOW;

  /// @param noise that is put on the truth, a share
  /// @throws InputException for values out of range
  public Observing observing(double noise) {
    return new Observing(noise, start, window);
  }

  /// Before anything is trained.
  ///
  /// @throws InputException where starts of this truth cannot be smoothed
  public void check(Truth truth) {
    if (start != StartKind.SMOOTHED) {
      return;
    }
    if (!truth.trajectory().inputNames().isEmpty()) {
      throw new InputException(
          "--start smoothed needs data without inputs but these have %s"
              .formatted(String.join(", ", truth.trajectory().inputNames())),
          "leave --start out");
    }
    if (truth.noise().isEmpty()) {
      throw new InputException(
          "--start smoothed needs data that show white noise but these show none",
          "leave --start out: states are then observed as they are");
    }
  }
}
