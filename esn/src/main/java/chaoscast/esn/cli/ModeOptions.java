package chaoscast.esn.cli;

import chaoscast.esn.modes.SharedModes;
import picocli.CommandLine.Option;

/// How shared modes are counted.
final class ModeOptions {
  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "1",
      description = "States that are averaged to one, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int window;

  @Option(
      names = "--variables",
      paramLabel = "N",
      defaultValue = "50",
      description = "Variables of a set, ≥ 2; all if there are fewer. Default: ${DEFAULT-VALUE}.")
  private int variables;

  @Option(
      names = "--sets",
      paramLabel = "N",
      defaultValue = "10",
      description = "Random sets of variables, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int sets;

  @Option(
      names = "--factors",
      paramLabel = "N",
      defaultValue = "5",
      description = "Greatest number of factors, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int factors;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Parts of the time, each held out once, ≥ 2. Default: ${DEFAULT-VALUE}.")
  private int folds;

  @Option(
      names = "--raw",
      description = "Keeps the units; otherwise every variable is divided by its standard deviation.")
  private boolean raw;

  SharedModes.Options options() {
    return new SharedModes.Options(window, variables, sets, factors, folds, !raw);
  }
}
